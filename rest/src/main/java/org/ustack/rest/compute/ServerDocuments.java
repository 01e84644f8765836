package org.ustack.rest.compute;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.ustack.compute.ServerView;

/** Whole answers about servers as bytes, so that a failure shows before the first byte is sent and the length is known. */
final class ServerDocuments {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int BYTES_PER_SERVER = 2_500;

    /** Writes one server. */
    interface Writer {
        void write(JsonGenerator json, ServerView server) throws IOException;
    }

    private ServerDocuments() {}

    static byte[] one(ServerView server, Writer writer) {
        return document(BYTES_PER_SERVER, json -> {
            json.writeFieldName("server");
            writer.write(json, server);
        });
    }

    /** @param next links to the next page, or null on the last one */
    static byte[] many(List<ServerView> servers, List<Map<String, String>> next, Writer writer) {
        return document(BYTES_PER_SERVER * (servers.size() + 1), json -> {
            json.writeArrayFieldStart("servers");
            for (ServerView server : servers) {
                writer.write(json, server);
            }
            json.writeEndArray();
            if (next != null) {
                json.writeArrayFieldStart("servers_links");
                for (Map<String, String> link : next) {
                    json.writeStartObject();
                    for (Map.Entry<String, String> part : link.entrySet()) {
                        json.writeStringField(part.getKey(), part.getValue());
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        });
    }

    private interface Body {
        void write(JsonGenerator json) throws IOException;
    }

    private static byte[] document(int expectedBytes, Body body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedBytes);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            body.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail to be written", e);
        }
        return bytes.toByteArray();
    }
}
