package org.ustack.rest.image;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ustack.image.ImageImports;
import org.ustack.image.ImageStatus;
import org.ustack.image.ImageView;
import org.ustack.rest.common.ApiTimes;

/** An image as the API writes it: no envelope, custom properties beside the base attributes. A map, since the names are free. */
final class ImageJson {

    private ImageJson() {}

    static Map<String, Object> of(ImageView image) {
        Map<String, Object> json = new LinkedHashMap<>(image.properties());
        json.put("id", image.id());
        json.put("name", image.name());
        json.put("status", image.status().apiName());
        json.put("visibility", image.visibility().apiName());
        json.put("owner", image.owner());
        json.put("disk_format", image.diskFormat());
        json.put("container_format", image.containerFormat());
        json.put("min_disk", image.minDisk());
        json.put("min_ram", image.minRam());
        json.put("protected", image.deleteProtected());
        json.put("os_hidden", image.hidden());
        json.put("size", image.size());
        json.put("virtual_size", image.virtualSize());
        json.put("checksum", image.md5());
        json.put("os_hash_algo", image.sha512() == null ? null : "sha512");
        json.put("os_hash_value", image.sha512());
        json.put("tags", image.tags());
        json.put("created_at", ApiTimes.seconds(image.createdAt()));
        json.put("updated_at", ApiTimes.seconds(image.updatedAt()));
        if (image.status() == ImageStatus.ACTIVE || image.status() == ImageStatus.DEACTIVATED) {
            json.put("stores", ImageImports.STORE);
        }
        json.put("self", "/v2/images/" + image.id());
        json.put("file", "/v2/images/" + image.id() + "/file");
        json.put("schema", "/v2/schemas/image");
        return json;
    }
}
