package org.ustack.rest.compute;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.ustack.kernel.CommonError;
import org.ustack.network.IpAddress;
import org.ustack.rest.common.JsonBody;

/** Forms of fields that several operations share, with the bounds of Nova's parameter types. */
final class Fields {

    static final int MAX_NAME = 255;
    static final int MAX_TAGS = 50;
    static final int MAX_TAG = 60;
    private static final int MAX_REFERENCE = 65_535;
    private static final int MAX_USER_DATA = 65_535;
    private static final int MIN_HOSTNAME = 2;
    private static final int MAX_HOSTNAME = 63;

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern BARE_UUID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern METADATA_KEY = Pattern.compile("[a-zA-Z0-9-_:. ]{1,255}");
    private static final Pattern TAG = Pattern.compile("[^,/]*");
    private static final Pattern HOSTNAME = Pattern.compile("[a-zA-Z0-9]+[a-zA-Z0-9-]*[a-zA-Z0-9]+");
    private static final Pattern IPV4 =
            Pattern.compile("((25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})\\.){3}(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})");

    private Fields() {}

    static boolean isUuid(String text) {
        return text != null
                && (UUID.matcher(text).matches() || BARE_UUID.matcher(text).matches());
    }

    /** A printable name of 1 to 255 characters without blanks at either end. */
    static String name(JsonBody body, String field) {
        return checkedName(body, field, body.text(field, 1, MAX_NAME));
    }

    static String requiredName(JsonBody body, String field) {
        return checkedName(body, field, body.requiredText(field, 1, MAX_NAME));
    }

    private static String checkedName(JsonBody body, String field, String name) {
        if (name == null) {
            if (body.has(field)) {
                throw body.invalid(field, "None is not of type 'string'");
            }
            return null;
        }
        boolean printable = name.codePoints().noneMatch(c -> Character.isISOControl(c) || !Character.isDefined(c));
        if (!printable || !name.equals(name.strip())) {
            throw body.invalid(
                    field,
                    "'" + name + "' does not match the form of a name: printable characters, "
                            + "no blanks at the beginning or the end");
        }
        return name;
    }

    static String ipv4(JsonBody body, String field) {
        String address = body.text(field, 0, MAX_NAME);
        if (address != null && !IPV4.matcher(address).matches()) {
            throw body.invalid(field, "'" + address + "' is not a 'ipv4'");
        }
        return address;
    }

    /** In the short form of RFC 5952, however the client wrote it. */
    static String ipv6(JsonBody body, String field) {
        String text = body.text(field, 0, MAX_NAME);
        if (text == null) {
            return null;
        }
        return IpAddress.parse(text)
                .filter(address -> address.version() == 6)
                .map(IpAddress::toString)
                .orElseThrow(() -> body.invalid(field, "'" + text + "' is not a 'ipv6'"));
    }

    static boolean isAddress(String text) {
        return IpAddress.parse(text).isPresent();
    }

    static String hostname(JsonBody body) {
        String hostname = body.text("hostname", MIN_HOSTNAME, MAX_HOSTNAME);
        if (hostname != null && !HOSTNAME.matcher(hostname).matches()) {
            throw body.invalid("hostname", "'" + hostname + "' is not a host name");
        }
        return hostname;
    }

    /** The id of a flavor, as text or number, or the last part of its address. */
    static String flavorRef(JsonBody body) {
        JsonNode flavor = body.node().get("flavorRef");
        if (flavor != null && flavor.isIntegralNumber()) {
            return flavor.asText();
        }
        return lastSegment(body.requiredText("flavorRef", 1, MAX_REFERENCE));
    }

    /** Older clients send the address of a flavor or image instead of its id. */
    static String lastSegment(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    static String diskConfig(JsonBody body) {
        String config = body.text("OS-DCF:diskConfig", 0, MAX_NAME);
        if (config != null && !Set.of("AUTO", "MANUAL").contains(config)) {
            throw body.invalid("OS-DCF:diskConfig", "'" + config + "' is not one of ['AUTO', 'MANUAL']");
        }
        return config;
    }

    static String userData(JsonBody body) {
        String data = body.text("user_data", 0, MAX_USER_DATA);
        if (data != null) {
            try {
                Base64.getMimeDecoder().decode(data);
                if (data.replaceAll("[A-Za-z0-9+/=\\s]", "").isEmpty()) {
                    return data;
                }
            } catch (IllegalArgumentException e) {
                throw body.invalid("user_data", "it is not 'base64': " + e.getMessage());
            }
            throw body.invalid("user_data", "it is not 'base64'");
        }
        return null;
    }

    /** Items of metadata, null if there is no such field. */
    static Map<String, String> metadata(JsonBody body, String field) {
        if (body.has(field) && !body.hasValue(field)) {
            throw body.invalid(field, "None is not of type 'object'");
        }
        Map<String, String> items = body.textMap(field, MAX_NAME);
        if (items == null) {
            return null;
        }
        items.keySet().forEach(key -> checkMetadataKey(body, field, key));
        return items;
    }

    static void checkMetadataKey(JsonBody body, String field, String key) {
        if (!METADATA_KEY.matcher(key).matches()) {
            throw body.invalid(field, "'" + key + "' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'");
        }
    }

    /** At most 50 different tags, null if there is no such field. */
    static List<String> tags(JsonBody body) {
        List<String> tags = body.texts("tags", MAX_TAG);
        if (tags == null) {
            return null;
        }
        if (tags.size() > MAX_TAGS) {
            throw body.invalid("tags", tags.size() + " items are too many: the most is " + MAX_TAGS);
        }
        if (new HashSet<>(tags).size() < tags.size()) {
            throw body.invalid("tags", "it has non-unique elements");
        }
        tags.forEach(Fields::checkTag);
        return tags;
    }

    static void checkTag(String tag) {
        if (tag.isEmpty()) {
            throw CommonError.invalid("tags", tag, "'' is too short");
        }
        if (tag.length() > MAX_TAG) {
            throw CommonError.invalid("tags", tag, "'" + tag + "' is too long");
        }
        if (!TAG.matcher(tag).matches()) {
            throw CommonError.invalid("tags", tag, "'" + tag + "' does not match '^[^,/]*$'");
        }
    }

    /** Extra specs: like metadata, but numbers and truth values are taken as their texts. */
    static Map<String, String> specs(JsonBody object) {
        Map<String, String> specs = new LinkedHashMap<>();
        object.node().fields().forEachRemaining(spec -> {
            JsonNode value = spec.getValue();
            if (!METADATA_KEY.matcher(spec.getKey()).matches()) {
                throw CommonError.invalid(
                        "extra_specs",
                        spec.getKey(),
                        "'" + spec.getKey() + "' does not match any of the regexes: '^[a-zA-Z0-9-_:. ]{1,255}$'");
            }
            if (!value.isTextual() && !value.isNumber()) {
                throw CommonError.invalid(spec.getKey(), value, value + " is not of type 'string', 'number'");
            }
            if (value.asText().length() > MAX_NAME) {
                throw CommonError.invalid(spec.getKey(), "…", "the value is too long");
            }
            specs.put(spec.getKey(), value.asText());
        });
        return specs;
    }
}
