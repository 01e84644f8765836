package org.ustack.rest.image;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.ustack.image.ImageContent.StoredImage;

/** Answers with the bytes of an image, or a range of them, through one small buffer. */
public final class ImageBytesResponse {

    private static final int BUFFER = 1 << 18;

    private ImageBytesResponse() {}

    /** @param rangeHeader as the client sent it, or null */
    public static Response of(StoredImage image, String rangeHeader) {
        ByteRange range = ByteRange.of(rangeHeader, image.size());
        long from = range == null ? 0 : range.from();
        long length = range == null ? image.size() : range.length();
        StreamingOutput body = out -> send(image.file(), from, length, out);
        Response.ResponseBuilder response = Response.status(range == null ? 200 : 206)
                .type(MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Length", length)
                .header("Accept-Ranges", "bytes")
                .entity(body);
        if (range == null) {
            // Of the whole only: the value of a part is not known.
            response.header("Content-MD5", image.md5());
        } else {
            response.header("Content-Range", range.contentRange(image.size()));
        }
        return response.build();
    }

    private static void send(Path file, long from, long length, OutputStream out) throws IOException {
        byte[] bytes = new byte[BUFFER];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.position(from);
            long left = length;
            while (left > 0) {
                int read = channel.read(ByteBuffer.wrap(bytes, 0, (int) Math.min(BUFFER, left)));
                if (read < 0) {
                    throw new EOFException("the bytes of the image end too early: " + file.getFileName());
                }
                out.write(bytes, 0, read);
                left -= read;
            }
        }
    }
}
