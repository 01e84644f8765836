package org.ustack.contract;

import java.time.Instant;
import org.ustack.kernel.Json;

/**
 * How a message stands on the wire: JSON text with who sent what, and under which request.
 *
 * @param key unique per message; the receiver's inbox drops a key that it has seen
 * @param type simple name of the record in {@code body}
 * @param version {@link Message#VERSION} of the sender
 * @param requestId the request that caused it, for log lines on the other side
 * @param sentAt when it was written, not when it left
 * @param body the message
 */
public record Envelope(String key, String type, int version, String requestId, Instant sentAt, Message body) {

    public static Envelope of(String key, String requestId, Instant sentAt, Message body) {
        return new Envelope(key, body.getClass().getSimpleName(), Message.VERSION, requestId, sentAt, body);
    }

    public String toJson() {
        return Json.write(this);
    }

    /** @throws IllegalArgumentException if it is not a message that this version knows */
    public static Envelope parse(String json) {
        return Json.read(json, Envelope.class);
    }
}
