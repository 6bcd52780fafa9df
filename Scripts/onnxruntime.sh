# Brings ONNX Runtime's library: pinned, verified, and only once (a second time needs no network). pip's own settings apply
# (PIP_INDEX_URL, PIP_FIND_LINKS, a proxy). Sourced by scripts that say what `fail` does, from the project's directory.

onnxruntime_version=1.32.0

# bring_onnxruntime MACHINE FOLDER: the library for that machine, as `uname -m` names it, becomes FOLDER/libonnxruntime.so.
# In a shell of its own, so that what it clears away at its end is its own.
bring_onnxruntime() (
    machine=$1
    folder=$2
    script=${0##*/}
    version=$onnxruntime_version
    case $machine in
        x86_64) hash=5a34fc4dfeb5a7b4a74c95dcba1e773d722abda720b474edf1b0c419dc6d163d ;;
        aarch64) hash=2303372a85299b6757b0e11e1cbf13e410ddf7e10c37f4b37e99d1c90e7daf7c ;;
        *) fail "there is a pinned library only for x86_64 and aarch64, this is $machine" ;;
    esac

    stamp="onnxruntime $version $machine wheel sha256:$hash"
    if [[ -f $folder/libonnxruntime.so && -f $folder/stamp && $(<"$folder/stamp") == "$stamp" ]]; then
        exit 0
    fi

    command -v python3 > /dev/null || fail "python3 is missing"
    python3 -m pip --version > /dev/null 2>&1 || fail "pip is missing (python3 -m pip)"
    mkdir -p "$folder"
    work=$(mktemp -d "$folder/download.XXXXXX")
    trap 'rm -rf "$work"' EXIT

    echo "$script: downloading onnxruntime $version for $machine"
    # The library inside does not depend on the Python version that the wheel is for.
    python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
        --implementation cp --python-version 3.11 --abi cp311 --platform "manylinux_2_28_$machine" \
        --dest "$work" "onnxruntime==$version" || fail "pip could not download onnxruntime $version (its reason is above)"

    wheel=$work/onnxruntime-$version-cp311-cp311-manylinux_2_28_$machine.whl
    [[ -f $wheel ]] || fail "pip brought another file than expected: $(ls "$work")"
    actual=$(python3 -c 'import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], "rb").read()).hexdigest())' "$wheel")
    [[ $actual == "$hash" ]] || fail "expected the wheel's SHA-256 to be $hash, got $actual"

    # Whoever passes the library on owes its licences.
    python3 - "$wheel" "$work" "capi/libonnxruntime.so.$version=libonnxruntime.so" LICENSE ThirdPartyNotices.txt << 'PYTHON'
import os, shutil, sys, zipfile
wheel, folder, *members = sys.argv[1:]
for member in members:
    name, _, target = member.partition("=")
    with zipfile.ZipFile(wheel).open("onnxruntime/" + name) as source:
        with open(os.path.join(folder, target or name), "wb") as file:
            shutil.copyfileobj(source, file)
PYTHON

    # The stamp goes first and comes last, so that it never names a library that is not there.
    rm -f "$folder/stamp"
    mv -f "$work/libonnxruntime.so" "$work/LICENSE" "$work/ThirdPartyNotices.txt" "$folder/"
    echo "$stamp" > "$work/stamp"
    mv -f "$work/stamp" "$folder/stamp"
    echo "$script: $folder/libonnxruntime.so is ready"
)
