package org.ustack.rest.image;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.ustack.rest.common.JsonBodyReader;

/** Reads patches of both media types. */
public class ImagePatchReader implements MessageBodyReader<ImagePatch> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ImagePatch.class;
    }

    @Override
    public ImagePatch readFrom(
            Class<ImagePatch> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        boolean newest = !ImagePatch.V2_0.equals(mediaType.getType() + "/" + mediaType.getSubtype());
        return ImagePatch.of(JsonBodyReader.tree(stream), newest);
    }
}
