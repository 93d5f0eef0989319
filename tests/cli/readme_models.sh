#!/usr/bin/env bash
# readme_models.sh HOLDTIME: the block of README.md between the marks must be what `holdtime list` prints.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
in_readme=$(sed -n '/^<!-- holdtime list -->$/,/^<!-- end -->$/p' "$root/README.md" | sed '/^<!--/d; /^```/d')
if [[ -z $in_readme ]]; then
    echo "README.md has no block between <!-- holdtime list --> and <!-- end -->"
    exit 1
fi
diff <(echo "$in_readme") <("$1" list) || {
    echo "README.md does not say what '$1 list' says (paste it between the marks)"
    exit 1
}
