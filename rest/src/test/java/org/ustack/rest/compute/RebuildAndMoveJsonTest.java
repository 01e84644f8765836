package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ustack.compute.MigrationKind;
import org.ustack.compute.MigrationState;
import org.ustack.compute.MigrationView;
import org.ustack.compute.RebuildWish;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.rest.common.JsonBody;

/** The body and the answer of a rebuild, and migrations, by microversion. */
class RebuildAndMoveJsonTest {

    private static final String IMAGE = "70a599e0-31e7-49b7-b260-868f441e862b";
    private static final Instant MADE = Instant.parse("2026-01-01T00:00:00.123456Z");

    @ParameterizedTest
    @ValueSource(ints = {1, 9, 19, 26, 47, 54, 57, 63, 73, 75, 93})
    void aServerAfterARebuild(int minor) {
        ServerJson json = new ServerJson(
                        new Microversion(minor), ServerJson.Occasion.REBUILT, ServerJson.Reader.OWNER, Samples.LINKS)
                .withPassword("seekr3t");
        Golden.matches("server-rebuild-2." + minor, ServerDocuments.one(Samples.active(), json::write));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 23, 59, 80})
    void aMigration(int minor) {
        Golden.matches("migration-2." + minor, new MigrationJson(new Microversion(minor), true).listed(migration()));
    }

    @Test
    void aManagerOfTheProjectDoesNotSeeNodes() {
        Map<String, Object> shown = new MigrationJson(Microversion.MAX, false).listed(migration());
        assertThat(shown)
                .containsEntry("source_compute", null)
                .containsEntry("dest_node", null)
                .containsEntry("dest_host", null)
                .containsEntry("status", "finished");
    }

    private static MigrationView migration() {
        return new MigrationView(
                7,
                "42341d4b-346a-40d0-83c6-5f4f6892b650",
                Samples.SERVER,
                Samples.PROJECT,
                "fake-user",
                MigrationKind.RESIZE,
                MigrationState.WAITING,
                "node-1",
                "node-2",
                "192.0.2.12",
                1,
                2,
                MADE,
                MADE.plusSeconds(5));
    }

    private static RebuildWish wish(int minor, String fields) {
        try {
            String text = "{\"rebuild\":" + fields.replace('\'', '"') + "}";
            return new RebuildRequest(
                            new JsonBody((ObjectNode) new ObjectMapper().readTree(text)), new Microversion(minor))
                    .wish();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | null | None is not of type 'object'",
                "1 | {} | 'imageRef' is a required property",
                "1 | {'imageRef':'cirros'} | 'cirros' is not a 'uuid'",
                "18 | {'imageRef':'ID','description':'x'} | ('description' was unexpected)",
                "53 | {'imageRef':'ID','key_name':'x'} | ('key_name' was unexpected)",
                "56 | {'imageRef':'ID','user_data':'eA=='} | ('user_data' was unexpected)",
                "57 | {'imageRef':'ID','personality':[]} | ('personality' was unexpected)",
                "62 | {'imageRef':'ID','trusted_image_certificates':null} | ('trusted_image_certificates' was unexpected)",
                "63 | {'imageRef':'ID','trusted_image_certificates':['a']} | not validated",
                "89 | {'imageRef':'ID','hostname':'web'} | ('hostname' was unexpected)",
                "1 | {'imageRef':'ID','name':''} | is too short",
                "1 | {'imageRef':'ID','preserve_ephemeral':'maybe'} | is not of type 'boolean'",
                "1 | {'imageRef':'ID','metadata':null} | None is not of type 'object'",
                "57 | {'imageRef':'ID','user_data':'no base64!'} | 'base64'",
            })
    void whatARebuildDoesNotTake(int minor, String fields, String reason) {
        assertThatThrownBy(() -> wish(minor, fields.replace("ID", IMAGE)))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST);
                    assertThat(e.getMessage()).contains(reason);
                });
    }

    @Test
    void nullTakesAwayAndNothingLeavesAsItIs() {
        assertThat(wish(1, "{'imageRef':'http://cloud.example/images/" + IMAGE + "'}"))
                .isEqualTo(new RebuildWish(
                        IMAGE, null, null, null, null, false, null, false, null, false, null, null, null, null, false));
        assertThat(wish(90, "{'imageRef':'" + IMAGE + "','key_name':null,'user_data':null,'description':null}"))
                .isEqualTo(new RebuildWish(
                        IMAGE, null, null, null, null, true, null, true, null, true, null, null, null, null, false));
    }
}
