package org.ustack.agent.control;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The end of a console log, whatever its size. */
final class ConsoleLogTail {

    /** As much as travels in one answer. */
    static final int MAX_BYTES = 100 * 1024;

    private ConsoleLogTail() {}

    /** @param lines the last that many; null for as much as fits. No log yet is an empty text. */
    static String read(Path log, Integer lines) throws IOException {
        String text;
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(size, MAX_BYTES));
            channel.position(size - buffer.capacity());
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                continue;
            }
            text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
        return lines == null ? text : last(text, lines);
    }

    private static String last(String text, int lines) {
        if (lines <= 0) {
            return "";
        }
        // As Nova counts, what follows the last line break is a line, also where it is empty: clients split at line
        // breaks.
        int start = text.length();
        for (int i = 0; i < lines; i++) {
            int before = text.lastIndexOf('\n', start - 1);
            if (before < 0) {
                return text;
            }
            start = before;
        }
        return text.substring(start + 1);
    }
}
