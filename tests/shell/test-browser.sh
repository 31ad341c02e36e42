#!/bin/sh
# The report in a browser: no message in the console, nothing wider than a
# telephone or a desk, in the light and in the dark; and its buttons work.
. "$(dirname "$0")/common.sh"
command -v gnuplot >/dev/null || skip 'gnuplot is not installed'
browser=
for name in chromium chromium-browser google-chrome; do
  command -v $name >/dev/null && browser=$name && break
done
[ -n "$browser" ] || skip 'no Chromium to look at the report with'
cd "$work" || exit 1

look () # FILE, OPTION...
{
  file=$1
  shift
  HOME=$work timeout 100 $browser --headless=new --no-sandbox --disable-gpu \
    --user-data-dir="$work/profile" --virtual-time-budget=4000 "$@" \
    "file://$work/$file" 2>"$work/console"
}
echo '<p>here</p>' >empty.html
look empty.html --dump-dom | grep -q here || skip "$browser does not start here"

"$sovsim" run "$top/tests/golden/small.xml" -r 2 -o r >/dev/null 2>&1
cp r/report.html report.html

# As it is: the policy admits the script, and nothing complains.
look report.html --enable-logging=stderr --v=0 --dump-dom >dom
grep CONSOLE console >said || :
if [ -s said ]; then failed "the console says: $(cat said)"; else passed; fi
if grep -q 'class="switch"' dom; then passed; else failed 'no buttons'; fi

# In a frame as wide as a telephone or a desk: what measures must not be in the
# report, whose policy is taken out for it, and tells the page around.
cat >measure <<'END'
<script>
parent.postMessage(document.documentElement.scrollWidth - innerWidth, "*");
document.querySelectorAll(".switch button").forEach(function (b) {
  b.click ();
});
parent.postMessage(document.querySelectorAll("td[hidden]").length, "*");
</script>
END
sed '/Content-Security-Policy/d; /<\/body>/{
r measure
d
}' report.html >measured.html
for width in 400 1600; do
  for scheme in 0 1; do
    cat >frame.html <<END
<iframe src="measured.html" width="$width" height="800" style="border: 0"></iframe>
<p id="said"></p><script>onmessage = function (e) {
document.getElementById("said").textContent += e.data + ";"; };</script>
END
    said=$(look frame.html --window-size=1700,900 --dump-dom \
      --blink-settings=preferredColorScheme=$scheme |
      sed -n 's/.*<p id="said">\([^<]*\)<.*/\1/p')
    over=${said%%;*}
    hidden=${said#*;}
    if [ -n "$over" ] && [ "$over" -le 0 ]; then passed
    else failed "$width pixels, scheme $scheme: '$said' too wide"; fi
    if [ -n "$hidden" ] && [ "${hidden%;}" -gt 0 ]; then passed
    else failed "$width pixels, scheme $scheme: buttons hide nothing"; fi
  done
done

# Printing gives pages.
if look report.html --print-to-pdf="$work/report.pdf" --no-pdf-header-footer &&
  [ "$(head -c 4 report.pdf)" = %PDF ]
then passed; else failed 'printing'; fi
finish
