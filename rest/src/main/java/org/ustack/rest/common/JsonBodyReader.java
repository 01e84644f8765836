package org.ustack.rest.common;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;

/** Reads a request body as a {@link JsonBody}: of bounded size, strict UTF-8, one JSON object without repeated keys. */
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** The limit that the compute and block storage APIs have by default ({@code max_request_body_size}). */
    static final int MAX_BYTES = 114_688;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == JsonBody.class;
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        return parse(bounded(stream));
    }

    /** As strict, for the few bodies that are not an object. */
    public static JsonNode tree(InputStream stream) throws IOException {
        return parseTree(bounded(stream));
    }

    private static byte[] bounded(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new CloudException(CommonError.BODY_TOO_LARGE, "limit", MAX_BYTES);
        }
        return bytes;
    }

    static JsonBody parse(byte[] bytes) {
        if (parseTree(bytes) instanceof ObjectNode object) {
            return new JsonBody(object);
        }
        throw new CloudException(CommonError.MALFORMED_BODY, "reason", "a JSON object is expected");
    }

    private static JsonNode parseTree(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new CloudException(e, CommonError.MALFORMED_BODY, "reason", "it is not valid UTF-8");
        }
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new CloudException(
                    e, CommonError.MALFORMED_BODY, "reason", "it is not JSON: " + e.getOriginalMessage());
        }
    }
}
