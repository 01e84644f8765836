package org.ustack.rest.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.ws.rs.core.MultivaluedMap;
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

    static ImageListJson of(Slice<ImageView> page, MultivaluedMap<String, String> parameters) {
        PageLinks links = new PageLinks("/v2/images", parameters);
        String next = page.more()
                ? links.next(page.items().get(page.items().size() - 1).id())
                : null;
        return new ImageListJson(
                page.items().stream().map(ImageJson::of).toList(), links.first(), next, "/v2/schemas/images");
    }
}
