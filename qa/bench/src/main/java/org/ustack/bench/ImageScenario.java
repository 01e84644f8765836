package org.ustack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;

/** One image of 1 GiB up and down. */
final class ImageScenario implements Scenario {

    private static final long MIB = 1024L * 1024;
    private static final long SIZE = 1024 * MIB;

    @Override
    public void run(Cloud cloud, Report report) throws Exception {
        JsonNode image = cloud.post(
                "/image/v2/images", "{\"name\":\"bench\",\"disk_format\":\"raw\",\"container_format\":\"bare\"}", 201);
        String path = "/image/v2/images/" + image.get("id").asText();
        try {
            long start = System.nanoTime();
            cloud.upload(path + "/file", BodyPublishers.ofInputStream(() -> new Pattern(SIZE)));
            report.atLeast("image upload, 1 GiB", perSecond(start), "MiB/s", 300);
            start = System.nanoTime();
            long got = cloud.download(path + "/file");
            report.note("image download, 1 GiB", perSecond(start), "MiB/s");
            if (got != SIZE) {
                throw new Cloud.CallFailed("downloaded " + got + " bytes of " + SIZE);
            }
        } finally {
            cloud.status("DELETE", path);
        }
    }

    private static double perSecond(long startNanos) {
        return SIZE / (double) MIB / ((System.nanoTime() - startNanos) / 1e9);
    }

    /** So many bytes that do not look like any disk format. */
    private static final class Pattern extends InputStream {
        private long left;

        Pattern(long size) {
            this.left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0x55 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            java.util.Arrays.fill(buffer, offset, offset + count, (byte) 0x55);
            left -= count;
            return count;
        }
    }
}
