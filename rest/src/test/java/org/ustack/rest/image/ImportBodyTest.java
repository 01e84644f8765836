package org.ustack.rest.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.image.ImportImage;
import org.ustack.image.ImportImage.RemoteImage;
import org.ustack.image.ImportMethod;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.rest.common.JsonBody;

/** Requests for imports, good and bad, with the words that clients match. */
class ImportBodyTest {

    private static final String ID = "36d4b546-64a2-4bb9-bdd0-ba676aa48f2c";

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyMethodHasItsOwnArguments() throws Exception {
        assertThat(command("{'method':{'name':'glance-direct'},'all_stores':true}", null))
                .isEqualTo(new ImportImage(
                        ImportMethod.GLANCE_DIRECT,
                        null,
                        null,
                        List.of(),
                        "{\"method\":{\"name\":\"glance-direct\"},\"all_stores\":true}"));
        ImportImage web = command("{'method':{'name':'web-download','uri':'http://a/b'},'stores':['file']}", null);
        assertThat(web.uri()).isEqualTo("http://a/b");
        assertThat(web.stores()).containsExactly("file");
        assertThat(command("{'method':{'name':'copy-image'}}", "file, tape").stores())
                .containsExactly("file", "tape");
        ImportImage download = command(
                "{'method':{'name':'glance-download','glance_image_id':'" + ID + "','glance_region':'R'}}", null);
        assertThat(download.source()).isEqualTo(new RemoteImage("R", "public", ID));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{}|Import request requires a 'method' field.",
                "{'method':{}}|Import request requires a 'name' field.",
                "{'method':{'name':'magic'}}|Unknown import method name 'magic'.",
                "{'method':{'name':'web-download'}}|'uri' is required for 'web-download' method",
                "{'method':{'name':'glance-direct'},'all_stores':'yes'}|'all_stores' must be boolean value only",
                "{'method':{'name':'glance-direct'},'all_stores_must_succeed':1}|'all_stores_must_succeed' must be boolean value only",
                "{'method':{'name':'glance-download','glance_region':'R','glance_image_id':'foo'}}|image id does not look like a UUID",
                "{'method':{'name':'glance-download','glance_image_id':'foo'}}|'glance_region' needs to be set for glance-download import method",
                "{'method':{'name':'glance-download','glance_region':'R'}}|'glance_image_id' needs to be set for glance-download import method",
                "{'method':{'name':'glance-direct'},'all_stores':true,'stores':['file']}|All_stores parameter can't be used with x-image-meta-store header or stores parameter"
            })
    void whatIsWrongIsSaid(String body, String message) {
        assertThatThrownBy(() -> command(body, null))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                .hasMessage(message);
    }

    @Test
    void storesAreNamedInOnePlace() {
        assertThatThrownBy(() -> command("{'method':{'name':'glance-direct'},'stores':['file']}", "file"))
                .hasMessage("Stores parameter and x-image-meta-store header can't be both specified");
    }

    private ImportImage command(String body, String header) throws IOException {
        return ImageImportsResource.command(
                new JsonBody((ObjectNode) mapper.readTree(body.replace('\'', '"'))), header);
    }
}
