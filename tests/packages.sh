# Installs the Debian packages of packages.txt where that is allowed; says so where it is not. Never fails the build.
missing=$(grep -v '^#' packages.txt | while read -r name; do
  dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || printf '%s ' "$name"
done)
[ -n "$missing" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "not installed (no root or no apt): $missing; tests that need them will be skipped by name"
  exit 0
fi
if ! { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
  echo "apt could not install: $missing; tests that need them will be skipped by name"
fi
exit 0
