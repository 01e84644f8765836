package org.ustack.rest.compute;

import java.util.List;
import java.util.Map;

/** The version documents. Every {@code self} link leads to a document with the same link in it. */
final class VersionJson {

    private static final String MEDIA_TYPE = "application/vnd.openstack.compute+json;version=";

    private VersionJson() {}

    /** @param root address of the API without a slash at the end */
    static Map<String, Object> all(String root) {
        return Json.object("versions", List.of(old(root), current(root)));
    }

    static Map<String, Object> one(String root, boolean newest) {
        Map<String, Object> version = newest ? current(root) : old(root);
        version.put("media-types", List.of(mediaType(newest ? "2.1" : "2")));
        return Json.object("version", version);
    }

    /** @param path what the client asked for, which may exist under another version */
    static Map<String, Object> choices(String root, String path) {
        String rest = path.startsWith("/") ? path : "/" + path;
        return Json.object(
                "choices",
                List.of(
                        Json.object(
                                "id",
                                "v2.0",
                                "status",
                                "SUPPORTED",
                                "links",
                                List.of(Links.link("self", root + "/v2" + rest)),
                                "media-types",
                                List.of(mediaType("2"))),
                        Json.object(
                                "id",
                                "v2.1",
                                "status",
                                "CURRENT",
                                "links",
                                List.of(Links.link("self", root + "/v2.1" + rest)),
                                "media-types",
                                List.of(mediaType("2.1")))));
    }

    private static Map<String, Object> old(String root) {
        return version(root + "/v2/", "v2.0", "SUPPORTED", "", "", "2011-01-21T11:33:21Z");
    }

    private static Map<String, Object> current(String root) {
        return version(
                root + "/v2.1/",
                "v2.1",
                "CURRENT",
                Microversion.MAX.toString(),
                Microversion.MIN.toString(),
                "2013-07-23T11:33:21Z");
    }

    private static Map<String, Object> version(
            String address, String id, String status, String version, String min, String updated) {
        return Json.object(
                "id", id,
                "status", status,
                "version", version,
                "min_version", min,
                "updated", updated,
                "links", List.of(Links.link("self", address)));
    }

    private static Map<String, String> mediaType(String version) {
        return Json.object("base", "application/json", "type", MEDIA_TYPE + version);
    }
}
