package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.compute.ServerView;
import org.ustack.rest.compute.ServerJson.Occasion;
import org.ustack.rest.compute.ServerJson.Reader;

class ServerJsonTest {

    private static final Reader ADMIN = new Reader(true, true, Map.of("node-1", "UP"));

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 9, 16, 19, 26, 47, 63, 71, 73, 75, 90, 93})
    void aServerShownToAnAdmin(int minor) {
        Golden.matches("server-show-admin-2." + minor, one(minor, Occasion.SHOWN, ADMIN, Samples.active()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 89, 90, 93})
    void aServerShownToItsOwner(int minor) {
        Golden.matches("server-show-owner-2." + minor, one(minor, Occasion.SHOWN, Reader.OWNER, Samples.active()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 19, 26, 47, 63, 71, 73, 75, 93})
    void aServerAfterAnUpdate(int minor) {
        Golden.matches("server-update-2." + minor, one(minor, Occasion.UPDATED, Reader.OWNER, Samples.active()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 47, 73, 93})
    void aListingWithDetails(int minor) {
        ServerJson json = new ServerJson(new Microversion(minor), Occasion.LISTED, ADMIN, Samples.LINKS);
        List<ServerView> servers = List.of(Samples.active(), Samples.building(), Samples.failed());
        Golden.matches("servers-detail-2." + minor, ServerDocuments.many(servers, null, json::write));
    }

    @Test
    void aShortListingWithALinkToTheNextPage() {
        ServerJson json = new ServerJson(Microversion.MIN, Occasion.LISTED, Reader.OWNER, Samples.LINKS);
        List<Map<String, String>> next = Samples.LINKS.next(
                "servers", new jakarta.ws.rs.core.MultivaluedHashMap<>(Map.of("limit", "1")), Samples.SERVER);
        Golden.matches("servers-2.1", ServerDocuments.many(List.of(Samples.active()), next, json::writeShort));
    }

    @ParameterizedTest
    @CsvSource({"true, true", "false, false"})
    void detailsOfAFaultOfOursAreForAdmins(boolean admin, boolean shown) throws IOException {
        Reader reader = admin ? ADMIN : Reader.OWNER;
        JsonNode server = tree(one(93, Occasion.SHOWN, reader, Samples.failed()));
        assertThat(server.at("/server/fault/message").asText()).contains("No valid host");
        assertThat(server.at("/server/fault").has("details")).isEqualTo(shown);
    }

    @Test
    void theProjectInTheUrlStaysInTheLinks() throws IOException {
        Links links = new Links("http://cloud.example/compute", Samples.PROJECT);
        ServerJson json = new ServerJson(Microversion.MIN, Occasion.SHOWN, Reader.OWNER, links);
        JsonNode server = tree(ServerDocuments.one(Samples.active(), json::write));
        assertThat(server.at("/server/links/0/href").asText())
                .isEqualTo("http://cloud.example/compute/v2.1/" + Samples.PROJECT + "/servers/" + Samples.SERVER);
        assertThat(server.at("/server/links/1/href").asText())
                .isEqualTo("http://cloud.example/compute/" + Samples.PROJECT + "/servers/" + Samples.SERVER);
    }

    @Test
    void ownersOfDifferentProjectsSeeDifferentHostIdsOfOneNode() {
        HostId ids = new HostId();
        assertThat(ids.of("p1", "n"))
                .hasSize(56)
                .isEqualTo(new HostId().of("p1", "n"))
                .isNotEqualTo(ids.of("p2", "n"));
        assertThat(ids.of("p1", null)).isEmpty();
    }

    @Test
    void aKeyOnceShownStaysAtLaterVersions() throws IOException {
        List<String> before = new ArrayList<>();
        for (int minor = 1; minor <= 93; minor++) {
            List<String> now = new ArrayList<>();
            tree(one(minor, Occasion.SHOWN, ADMIN, Samples.active()))
                    .get("server")
                    .fieldNames()
                    .forEachRemaining(now::add);
            assertThat(now).as("2.%d", minor).doesNotHaveDuplicates().containsAll(before);
            before = now;
        }
    }

    private static byte[] one(int minor, Occasion occasion, Reader reader, ServerView server) {
        ServerJson json = new ServerJson(new Microversion(minor), occasion, reader, Samples.LINKS);
        return ServerDocuments.one(server, json::write);
    }

    private static JsonNode tree(byte[] document) throws IOException {
        return new ObjectMapper().readTree(document);
    }
}
