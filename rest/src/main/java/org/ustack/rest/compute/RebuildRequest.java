package org.ustack.rest.compute;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ustack.compute.RebuildWish;
import org.ustack.rest.common.JsonBody;

/** Reads the body of the action {@code rebuild} into the wish that the service understands. */
final class RebuildRequest {

    static final int KEYS = 54;
    static final int USER_DATA = 57;
    private static final int DESCRIPTIONS = 19;
    private static final int CERTIFICATES = 63;
    private static final int HOSTNAMES = 90;
    private static final int LONG_TEXT = 65_535;

    private final JsonBody rebuild;
    private final Microversion version;

    RebuildRequest(JsonBody body, Microversion version) {
        this.version = version;
        this.rebuild = body.requiredObject("rebuild");
        if (rebuild == null) {
            throw body.invalid("rebuild", "None is not of type 'object'");
        }
        rebuild.only(known(version));
    }

    private static Set<String> known(Microversion version) {
        Set<String> known = new HashSet<>(Set.of(
                "imageRef",
                "name",
                "adminPass",
                "metadata",
                "preserve_ephemeral",
                "OS-DCF:diskConfig",
                "accessIPv4",
                "accessIPv6"));
        if (version.before(USER_DATA)) {
            known.add("personality");
        } else {
            known.add("user_data");
        }
        if (version.atLeast(DESCRIPTIONS)) {
            known.add("description");
        }
        if (version.atLeast(KEYS)) {
            known.add("key_name");
        }
        if (version.atLeast(CERTIFICATES)) {
            known.add("trusted_image_certificates");
        }
        if (version.atLeast(HOSTNAMES)) {
            known.add("hostname");
        }
        return known;
    }

    RebuildWish wish() {
        List<JsonBody> files = rebuild.objects("personality");
        if (files != null && !files.isEmpty()) {
            throw rebuild.invalid("personality", "Files are not injected into images; use user_data instead.");
        }
        if (rebuild.hasValue("trusted_image_certificates")) {
            throw rebuild.invalid("trusted_image_certificates", "Image certificates are not validated by this cloud.");
        }
        return new RebuildWish(
                image(),
                Fields.name(rebuild, "name"),
                Fields.metadata(rebuild, "metadata"),
                rebuild.text("adminPass", 0, LONG_TEXT),
                rebuild.text("key_name", 1, Fields.MAX_NAME),
                cleared("key_name"),
                Fields.userData(rebuild),
                cleared("user_data"),
                rebuild.text("description", 0, Fields.MAX_NAME),
                cleared("description"),
                Fields.hostname(rebuild),
                Fields.ipv4(rebuild, "accessIPv4"),
                Fields.ipv6(rebuild, "accessIPv6"),
                Fields.diskConfig(rebuild),
                Boolean.TRUE.equals(rebuild.flag("preserve_ephemeral")));
    }

    private boolean cleared(String field) {
        return rebuild.has(field) && !rebuild.hasValue(field);
    }

    private String image() {
        String image = rebuild.requiredText("imageRef", 1, Fields.MAX_NAME);
        String id = Fields.lastSegment(image);
        if (!Fields.isUuid(id)) {
            throw rebuild.invalid("imageRef", "'" + image + "' is not a 'uuid'");
        }
        return id;
    }
}
