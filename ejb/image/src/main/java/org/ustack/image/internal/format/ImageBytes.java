package org.ustack.image.internal.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** The bytes of an image, read here and there. Nothing of it is ever held as a whole. */
public final class ImageBytes {

    /** More than any header here needs; a guard against lengths that the image itself names. */
    private static final int MOST = 1 << 20;

    private final FileChannel channel;
    private final long size;

    public ImageBytes(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    public long size() {
        return size;
    }

    /**
     * @param order of the numbers in it
     * @throws FormatRefusal if the image ends before
     */
    public ByteBuffer read(long offset, int length, ByteOrder order) throws IOException, FormatRefusal {
        if (offset < 0 || length < 0 || length > MOST || offset > size - length) {
            throw new FormatRefusal("its header points outside of the data");
        }
        ByteBuffer buffer = ByteBuffer.allocate(length).order(order);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new FormatRefusal("it ends in the middle of its header");
            }
        }
        return buffer.flip();
    }

    public String text(long offset, int length) throws IOException, FormatRefusal {
        return StandardCharsets.ISO_8859_1
                .decode(read(offset, length, ByteOrder.BIG_ENDIAN))
                .toString();
    }

    /** Whether these bytes stand at that place; false where the image is too short. */
    public boolean has(long offset, String bytes) throws IOException {
        if (offset < 0 || offset > size - bytes.length()) {
            return false;
        }
        try {
            return text(offset, bytes.length()).equals(bytes);
        } catch (FormatRefusal e) {
            // The file shrank under us: then nothing stands there.
            return false;
        }
    }
}
