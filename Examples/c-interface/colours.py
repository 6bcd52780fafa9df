#!/usr/bin/env python3
"""Say what is in pictures in CIFAR-10's binary layout: colours.py EDGE-URL PICTURES [FRAMES]"""
import sys

import cachenet

PICTURE = 3 * 32 * 32


def main():
    if not 3 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    with open(sys.argv[2], "rb") as file:
        pictures = file.read()
    # The label comes before the pixels.
    records = [pictures[start:start + 1 + PICTURE] for start in range(0, len(pictures), 1 + PICTURE)]
    # So that the same label stays for a while, as it does before a camera.
    records.sort(key=lambda record: record[0])
    records = records[:int(sys.argv[3])] if len(sys.argv) == 4 else records

    right, last = 0, None
    with cachenet.Device(sys.argv[1]) as device:
        for record in records:
            answer = device.infer(record[1:])
            right += answer.label == record[0]
            if answer.name != last:
                milliseconds = answer.total_seconds * 1000
                print(f"{answer.name} ({answer.origin}, {answer.probability:.2f}, {milliseconds:.1f} ms)")
                last = answer.name
        counts = device.statistics
    print(f"{right} of {len(records)} right: {counts.hits} hits, {counts.misses} misses, {counts.degraded} degraded")


try:
    main()
except (OSError, cachenet.Error) as error:
    sys.exit(f"colours.py: {error}")
