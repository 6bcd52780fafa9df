/// The look of pages. Colours are those of pictures; sizes follow the reader's own letters.
enum PageStyle {
    static let sheet = """
        :root{color-scheme:light dark;--ground:#f4f5f7;--card:#fff;--ink:#1c1f23;--soft:#5b626b;--rule:#d5d9de;\
        --ours:#e6f1f8;--accent:#0072b2}
        @media (prefers-color-scheme:dark){:root{--ground:#0e1013;--card:#15181c;--ink:#eef1f4;--soft:#a6aeb8;\
        --rule:#3b424a;--ours:#17293a;--accent:#56b4e9}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);line-height:1.5;\
        font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif;-webkit-text-size-adjust:100%}
        main{max-width:68rem;margin:0 auto;padding:1.25rem 1rem 4rem}
        h1{font-size:1.9rem;line-height:1.2;margin:1rem 0 .5rem}
        h2{font-size:1.35rem;line-height:1.25;margin:2.75rem 0 .5rem;padding-top:1.25rem;border-top:1px solid var(--rule)}
        h3{font-size:1.1rem;margin:1.75rem 0 .5rem}h4{font-size:1rem;margin:1.25rem 0 .5rem}
        p,ul,dl{max-width:46rem}p{margin:.5rem 0}
        .note{color:var(--soft);font-size:.95rem}.lead{font-size:1.15rem}
        ul{padding-left:1.25rem}li{margin:.3rem 0}
        .numbers{list-style:none;max-width:none;padding:0;margin:1.25rem 0;display:grid;gap:.75rem;\
        grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr))}
        .numbers li{margin:0;padding:.9rem 1rem;background:var(--card);border:1px solid var(--rule);border-radius:.6rem}
        .numbers b{display:block;font-size:1.7rem;line-height:1.15;color:var(--accent);font-variant-numeric:tabular-nums}
        .numbers span{display:block;margin-top:.3rem;font-size:.9rem;color:var(--soft);line-height:1.35}
        .wide{overflow-x:auto;margin:1rem 0;border:1px solid var(--rule);border-radius:.6rem;background:var(--card)}
        table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
        th,td{padding:.45rem .7rem;text-align:right;white-space:nowrap;border-bottom:1px solid var(--rule)}
        thead th{color:var(--soft);font-weight:600;vertical-align:bottom;white-space:normal;min-width:5.5rem;line-height:1.3}
        th:first-child{text-align:left;position:sticky;left:0;background:var(--card)}
        tbody th{font-weight:600}tbody tr:last-child th,tbody tr:last-child td{border-bottom:0}
        .ours th:first-child,.ours td{background:var(--ours)}
        .pictures{display:grid;gap:1rem;margin:1rem 0;\
        grid-template-columns:repeat(auto-fit,minmax(min(100%,20rem),1fr))}
        figure{margin:0;background:var(--card);border:1px solid var(--rule);border-radius:.6rem;overflow:hidden;\
        display:flex;justify-content:center;align-items:flex-start}
        svg{display:block}.paper{fill:none}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;font-size:.95rem}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        details{margin:1rem 0}summary{cursor:pointer;font-weight:600;padding:.35rem 0}
        @media (max-width:30rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}h1{font-size:1.55rem}}
        @media print{body{background:#fff}h2{break-after:avoid}figure,.wide{break-inside:avoid}}
        """
}
