package org.ustack.rest.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ustack.image.ImageView;
import org.ustack.kernel.Slice;

/** A page of images with the addresses of the first and, where more follows, the next page. */
record ImageListJson(
        List<Map<String, Object>> images,
        String first,
        @JsonInclude(JsonInclude.Include.NON_NULL) String next,
        String schema) {

    private static final String ADDRESS = "/v2/images";

    static ImageListJson of(Slice<ImageView> page, MultivaluedMap<String, String> parameters) {
        String next = page.more()
                ? address(parameters, page.items().get(page.items().size() - 1).id())
                : null;
        return new ImageListJson(
                page.items().stream().map(ImageJson::of).toList(),
                address(parameters, null),
                next,
                "/v2/schemas/images");
    }

    private static String address(MultivaluedMap<String, String> parameters, String marker) {
        List<String> pairs = new ArrayList<>();
        parameters.forEach((name, values) -> {
            if (!name.equals("marker")) {
                values.forEach(value -> pairs.add(encode(name) + "=" + encode(value)));
            }
        });
        if (marker != null) {
            pairs.add("marker=" + encode(marker));
        }
        return pairs.isEmpty() ? ADDRESS : ADDRESS + "?" + String.join("&", pairs);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
