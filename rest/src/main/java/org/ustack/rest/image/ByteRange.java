package org.ustack.rest.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;

/** The part of a content that a {@code Range} header asks for (RFC 9110, 14.1.2). */
record ByteRange(long from, long length) {

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * @return null if all of it is to be sent: no header, another unit, several ranges, or not a range at all
     * @throws CloudException {@link ImageError#RANGE_OUTSIDE}
     */
    static ByteRange of(String header, long size) {
        Matcher range = header == null ? null : ONE.matcher(header.replace(" ", ""));
        if (range == null
                || !range.matches()
                || range.group(1).isEmpty() && range.group(2).isEmpty()) {
            return null;
        }
        long from;
        long to;
        if (range.group(1).isEmpty()) {
            long last = Long.parseLong(range.group(2));
            from = last == 0 ? size : Math.max(0, size - last);
            to = size - 1;
        } else {
            from = Long.parseLong(range.group(1));
            to = range.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(range.group(2));
            if (to < from) {
                return null;
            }
        }
        if (from >= size) {
            throw new CloudException(ImageError.RANGE_OUTSIDE, "range", header, "size", size);
        }
        return new ByteRange(from, Math.min(to, size - 1) - from + 1);
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
