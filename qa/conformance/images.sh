#!/usr/bin/env bash
# Imports of images as a user and an operator see them: what is fetched and what is refused, a controller that dies meanwhile,
# deactivation, locations, metadata definitions. Needs USTACK_HOME and USTACK_BASE_URL of a running cloud that may be killed, and
# that may fetch from MIRROR_PORT of this machine's loopback address. Ends with "N passed, N failed".
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
. qa/stages/api.sh
. qa/chaos/promises.sh

work=$(mktemp -d)
java qa/conformance/ImageMirror.java "$MIRROR_PORT" &
mirror=$!
trap 'kill "$mirror" 2> /dev/null; rm -rf "$work"' EXIT
mirror_answers() { curl -sf -o /dev/null "http://127.0.0.1:$MIRROR_PORT/image"; }
within 30 mirror_answers || { echo '0 passed, 1 failed'; exit 1; }

v2=/image/v2
new_image() { call POST $v2/images "{\"name\":\"imported\",\"disk_format\":\"${1:-raw}\",\"container_format\":\"bare\"}" | sed '$d' | jq -r .id; }
import() { call POST "$v2/images/$1/import" "{\"method\":{\"name\":\"web-download\",\"uri\":\"$2\"}}"; }
field() { get "$v2/images/$1" | jq -r ".$2"; }
is() { [ "$(field "$1" "$2")" = "$3" ]; }
task() { get "$v2/images/$1/tasks" | jq -r ".tasks[-1].$2"; }
# answers TEXT STATUS METHOD PATH [BODY]
answers() {
    local text=$1 expected=$2 got
    shift 2
    got=$(status_of "$@")
    [ "$got" = "$expected" ]
    report $? "$text: $got"
}

gone() { ! alive; }

login
answers 'import methods' 200 GET $v2/info/import
answers 'stores' 200 GET $v2/info/stores
answers 'what is used up' 200 GET $v2/info/usage

echo 'what is fetched'
id=$(new_image)
[ "$(import "$id" "http://127.0.0.1:$MIRROR_PORT/image" | tail -n 1)" = 202 ]
report $? 'an import is accepted'
within 30 is "$id" status active
report $? 'and the image is active'
[ "$(task "$id" status)" = success ]
report $? 'and its task says so'
sum=$(curl -s "http://127.0.0.1:$MIRROR_PORT/image" | sha512sum | cut -d' ' -f1)
is "$id" os_hash_value "$sum"
report $? 'byte for byte'
answers 'a second import is refused' 409 POST "$v2/images/$id/import" '{"method":{"name":"glance-direct"}}'
is "$id" os_glance_importing_to_stores '' && is "$id" os_glance_failed_import ''
report $? 'nothing is left to import'

echo 'what is refused'
inside=$(new_image)
for uri in http://169.254.169.254/latest/meta-data http://127.0.0.3/ http://10.0.0.1/ "http://[::1]/" file:///etc/passwd \
    "http://127.0.0.2:$MIRROR_PORT/image" "http://127.0.0.1:22/"; do
    import "$inside" "$uri" > "$work/answer"
    [ "$(tail -n 1 "$work/answer")" = 400 ] && grep -qF 'does not pass filtering' "$work/answer"
    report $? "$uri"
done
import "$inside" "http://127.0.0.1:$MIRROR_PORT/inside" > /dev/null
within 30 is "$inside" os_glance_failed_import file
report $? 'a redirection inside'
is "$inside" status queued && task "$inside" message | grep -q 'port\|public internet'
report $? 'leaves the image queued, and its task says why'
import "$inside" "http://does-not.exist/no/possible/way" > /dev/null
within 30 is "$inside" os_glance_importing_to_stores '' && is "$inside" os_glance_failed_import file
report $? 'a name that nobody knows'
lie=$(new_image qcow2)
import "$lie" "http://127.0.0.1:$MIRROR_PORT/image" > /dev/null
within 30 is "$lie" os_glance_failed_import file
report $? 'bytes that are no qcow2'

echo 'a controller that dies'
dead=$(new_image)
import "$dead" "http://127.0.0.1:$MIRROR_PORT/slow" > /dev/null
processing() { [ "$(task "$dead" status)" = processing ]; }
within 20 processing
report $? 'somebody fetches'
kill -9 "$(server_pid)"
within 10 gone
./ustack up > "$work/up" 2>&1
report $? 'the cloud is back after kill -9'
login
within 60 is "$dead" status active
report $? 'the import went on and the image is active'
is "$dead" os_hash_value "$sum" && [ "$(task "$dead" status)" = success ]
report $? 'byte for byte, and its task says so'
within 20 consistent
report $? 'every promise about stored data holds'

echo 'barred, hidden, forbidden'
answers 'an image is deactivated' 204 POST "$v2/images/$id/actions/deactivate"
flavor=$(get /compute/v2.1/flavors | jq -r '.flavors[0].id')
network=$(get /network/v2.0/networks | jq -r '.networks[0].id')
answers 'nothing boots from it' 400 POST /compute/v2.1/servers \
    "{\"server\":{\"name\":\"barred\",\"imageRef\":\"$id\",\"flavorRef\":\"$flavor\",\"networks\":[{\"uuid\":\"$network\"}]}}"
answers 'and reactivated' 204 POST "$v2/images/$id/actions/reactivate"
patch() {
    curl -s -o "$work/answer" -w '%{http_code}' -X PATCH -H "X-Auth-Token: $token" -H 'Accept: application/json' \
        -H 'Content-Type: application/openstack-images-v2.1-json-patch' -d "$1" "$USTACK_BASE_URL$v2/images/$id"
}
[ "$(patch '[{"op":"add","path":"/locations/-","value":{"url":"file:///etc/passwd","metadata":{}}}]')" = 403 ] &&
    grep -qF "It's not allowed to add locations if locations are invisible." "$work/answer"
report $? 'locations are nobody'\''s to set'

echo 'metadata definitions'
cat > "$work/namespace.json" <<'JSON'
{"namespace":"OS::Conformance::Disk","display_name":"Disks","visibility":"public","protected":true,
 "resource_type_associations":[{"name":"OS::Glance::Image","prefix":"hw_"}],
 "properties":{"disk_kind":{"title":"Kind","type":"string","enum":["fast","cheap"]}},
 "objects":[{"name":"disk","required":["size"],"properties":{"size":{"title":"Size","type":"integer","minimum":1}}}],
 "tags":[{"name":"storage"}]}
JSON
names=$v2/metadefs/namespaces
answers 'a namespace comes as one document' 201 POST $names "$(cat "$work/namespace.json")"
answers 'and only once' 409 POST $names "$(cat "$work/namespace.json")"
get "$names/OS::Conformance::Disk?resource_type=OS::Glance::Image" |
    jq -e '.properties.hw_disk_kind and .objects[0].name == "disk" and .tags[0].name == "storage"' > /dev/null
report $? 'and is shown whole'
get "$names?resource_types=OS::Glance::Image" | jq -e '.namespaces[0].namespace == "OS::Conformance::Disk"' > /dev/null
report $? 'found by what it is for'
answers 'what it protects stays' 403 DELETE "$names/OS::Conformance::Disk/tags/storage"
answers 'and so does it' 403 DELETE "$names/OS::Conformance::Disk"
answers 'until it protects no more' 200 PUT "$names/OS::Conformance::Disk" '{"namespace":"OS::Conformance::Disk"}'
answers 'deleted' 204 DELETE "$names/OS::Conformance::Disk"
answers 'and gone' 404 GET "$names/OS::Conformance::Disk"
for name in namespace namespaces object objects property properties tag tags resource_type resource_types; do
    [ "$(status_of GET "$v2/schemas/metadefs/$name")" = 200 ] || break
done
report $? 'every schema is there'

echo 'tasks of an admin'
call POST $v2/tasks "{\"type\":\"import\",\"input\":{\"import_from\":\"http://127.0.0.1:$MIRROR_PORT/image\",
    \"import_from_format\":\"raw\",\"image_properties\":{\"name\":\"by task\"}}}" | sed '$d' > "$work/task"
made=$(jq -r .id "$work/task")
ended() { [ "$(get "$v2/tasks/$made" | jq -r .status)" = success ]; }
within 30 ended
report $? 'an image by a task'
is "$(get "$v2/tasks/$made" | jq -r .result.image_id)" status active
report $? 'is active'
answers 'tasks are listed' 200 GET "$v2/tasks?type=import&status=success&limit=1"
answers 'and delete themselves' 405 DELETE "$v2/tasks/$made"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
