package org.ustack.image.internal.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** The content of an HTTP/1.1 response (RFC 9112, 6 and 7.1), whole or an error. */
final class BodyStream extends InputStream {

    private static final int MAX_LINE = 4096;
    private static final long UNTIL_THE_END = -1;

    private final InputStream in;
    private final boolean chunked;

    /** Bytes left of the content, or of the chunk in hand; {@link #UNTIL_THE_END} where only the end of the connection tells. */
    private long left;

    private boolean begun;
    private boolean ended;

    private BodyStream(InputStream in, boolean chunked, long left) {
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static BodyStream of(ResponseHead head, InputStream in) throws FetchRefused {
        String coding = head.field("content-encoding");
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw new FetchRefused("The server sends its content in a coding that was not asked for.");
        }
        String transfer = head.field("transfer-encoding");
        if (transfer != null) {
            if (!transfer.equalsIgnoreCase("chunked")) {
                throw new FetchRefused("The server sends its content in a coding that was not asked for.");
            }
            return new BodyStream(in, true, 0);
        }
        Long length = length(head);
        return new BodyStream(in, false, length == null ? UNTIL_THE_END : length);
    }

    /** What the server announced, or null. */
    static Long length(ResponseHead head) throws FetchRefused {
        String length = head.field("content-length");
        if (length == null || head.field("transfer-encoding") != null) {
            return null;
        }
        if (!length.matches("[0-9]{1,18}")) {
            throw new FetchRefused("The server announces a length that is no number.");
        }
        return Long.valueOf(length);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (chunked && left == 0 && !ended) {
            nextChunk();
        }
        if (ended || left == 0) {
            return -1;
        }
        int most = left == UNTIL_THE_END ? length : (int) Math.min(length, left);
        int read = in.read(into, offset, most);
        if (left == UNTIL_THE_END) {
            return read;
        }
        if (read < 0) {
            throw new EOFException("the connection ended before the content did");
        }
        left -= read;
        return read;
    }

    private void nextChunk() throws IOException {
        int[] bytes = {MAX_LINE};
        if (begun && !ResponseHead.line(in, bytes).isEmpty()) {
            throw new FetchRefused("The server's chunks are not of the length that they announce.");
        }
        begun = true;
        String size = ResponseHead.line(in, bytes).split(";", 2)[0].strip();
        if (!size.matches("[0-9A-Fa-f]{1,15}")) {
            throw new FetchRefused("The server announces a length that is no number.");
        }
        left = Long.parseLong(size, 16);
        ended = left == 0;
    }
}
