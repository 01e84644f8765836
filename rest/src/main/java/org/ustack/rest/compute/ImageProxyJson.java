package org.ustack.rest.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.rest.common.ApiTimes;

/** An image in compute's old shape. */
final class ImageProxyJson {

    private static final String SERVER = "instance_uuid";

    private final Links links;
    private final String imageRoot;

    /** @param imageRoot address of the image service */
    ImageProxyJson(Links links, String imageRoot) {
        this.links = links;
        this.imageRoot = imageRoot;
    }

    Map<String, Object> brief(ImageView image) {
        List<Map<String, String>> addresses = new ArrayList<>(links.both("images", image.id()));
        addresses.add(Json.object(
                "rel",
                "alternate",
                "type",
                "application/vnd.openstack.image",
                "href",
                imageRoot + "/images/" + image.id()));
        return Json.object("id", image.id(), "name", image.name(), "links", addresses);
    }

    Map<String, Object> full(ImageView image) {
        Map<String, Object> shown = brief(image);
        shown.put("status", status(image.status()));
        shown.put("progress", progress(image.status()));
        shown.put("created", ApiTimes.seconds(image.createdAt()));
        shown.put("updated", ApiTimes.seconds(image.updatedAt()));
        shown.put("minDisk", image.minDisk());
        shown.put("minRam", image.minRam());
        shown.put("metadata", image.properties());
        shown.put("OS-EXT-IMG-SIZE:size", image.size());
        String server = image.properties().get(SERVER);
        if (server != null) {
            shown.put("server", Json.object("id", server, "links", links.both("servers", server)));
        }
        return shown;
    }

    static String status(ImageStatus status) {
        return switch (status) {
            case ACTIVE -> "ACTIVE";
            case QUEUED, SAVING, UPLOADING, IMPORTING -> "SAVING";
            case DELETED -> "DELETED";
            case DEACTIVATED -> "UNKNOWN";
        };
    }

    private static int progress(ImageStatus status) {
        return switch (status) {
            case ACTIVE -> 100;
            case SAVING, UPLOADING, IMPORTING -> 50;
            case QUEUED -> 25;
            default -> 0;
        };
    }
}
