package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.compute.BootServer;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.network.ServerPorts.NicRequest;
import org.ustack.rest.common.JsonBody;

/** What {@code POST /servers} takes and refuses at which microversion. */
class StrictBodyTest {

    private static final String IMAGE = "70a599e0-31e7-49b7-b260-868f441e862b";
    private static final String NETWORK = "b5b5b5b5-0000-4000-8000-000000000001";
    private static final String PORT = "ce531f90-199f-48c0-816c-13e38010b442";
    private static final String LEAST = "'name':'s1','flavorRef':'42','imageRef':'" + IMAGE + "'";

    /** Version, what is added to the least body, and what the refusal says. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 'colour':'blue' | Additional properties are not allowed ('colour' was unexpected)",
                "18 | 'description':'x' | ('description' was unexpected)",
                "51 | 'tags':['a'] | ('tags' was unexpected)",
                "62 | 'networks':'auto','trusted_image_certificates':['a'] | ('trusted_image_certificates' was unexpected)",
                "73 | 'networks':'auto','host':'n' | ('host' was unexpected)",
                "89 | 'networks':'auto','hostname':'web' | ('hostname' was unexpected)",
                "57 | 'networks':'auto','personality':[] | ('personality' was unexpected)",
                "1 | 'personality':[{'path':'/etc/x','contents':'eA=='}] | Files are not injected",
                "63 | 'networks':'auto','trusted_image_certificates':['a'] | not validated",
                "37 | 'user_data':'eA==' | 'networks' is a required property",
                "37 | 'networks':'all' | is not one of ['none', 'auto']",
                "36 | 'networks':'auto' | is not of type 'array'",
                "1 | 'networks':[{'uuid':'x'}] | 'x' is not a 'uuid'",
                "1 | 'networks':[{}] | neither uuid nor port",
                "1 | 'networks':[{'uuid':'b5b5b5b5-0000-4000-8000-000000000001','fixed_ip':'10.0.0'}] | is not a 'ipv4' or 'ipv6'",
                "1 | 'networks':[{'port':'b5b5b5b5-0000-4000-8000-000000000001','fixed_ip':'10.0.0.9'}] | cannot be used with port",
                "31 | 'networks':[{'uuid':'b5b5b5b5-0000-4000-8000-000000000001','tag':'nic'}] | ('tag' was unexpected)",
                "37 | 'networks':[{'uuid':'b5b5b5b5-0000-4000-8000-000000000001','tag':'nic'}] | ('tag' was unexpected)",
                "1 | 'min_count':0 | 0 is less than the minimum of 1",
                "1 | 'min_count':3,'max_count':2 | min_count must be <= max_count",
                "1 | 'min_count':'many' | is not of type 'integer'",
                "1 | 'user_data':'no base64!' | 'base64'",
                "1 | 'metadata':{'a':1} | is not of type 'string'",
                "1 | 'metadata':null | None is not of type 'object'",
                "1 | 'metadata':{'a/b':'c'} | does not match any of the regexes",
                "1 | 'accessIPv4':'1.1.1.1.1.1' | is not a 'ipv4'",
                "1 | 'accessIPv6':'notvalid' | is not a 'ipv6'",
                "1 | 'OS-DCF:diskConfig':'auto' | is not one of ['AUTO', 'MANUAL']",
                "1 | 'availability_zone':'a:b:c:d' | not available",
                "1 | 'config_drive':'maybe' | is not of type 'boolean'",
                "1 | 'security_groups':[{'id':'x'}] | ('id' was unexpected)",
                "1 | 'key_name':null | None is not of type 'string'",
                "52 | 'networks':'auto','tags':['a','a'] | non-unique",
                "52 | 'networks':'auto','tags':['a/b'] | does not match '^[^,/]*$'",
                "90 | 'networks':'auto','hostname':'-web' | is not a host name",
                "1 | 'block_device_mapping_v2':[{'source_type':'volume','destination_type':'volume','boot_index':0}] | no volumes",
                "1 | 'block_device_mapping':[{'volume_id':'x'}] | volumes are not offered",
            })
    void isRefused(int minor, String added, String reason) {
        assertThatThrownBy(() -> wish(minor, "{'server':{" + LEAST + "," + added + "}}"))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST);
                    assertThat(e.getMessage()).contains(reason);
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 'server' is a required property",
                "{'server':null} | None is not of type 'object'",
                "{'server':[]} | is not of type 'object'",
                "{'server':{'flavorRef':'1','imageRef':''}} | volumes are not offered",
                "{'server':{'name':'','flavorRef':'1'}} | is too short",
                "{'server':{'name':' x','flavorRef':'1'}} | does not match the form of a name",
                "{'server':{'name':12,'flavorRef':'1'}} | is not of type 'string'",
                "{'server':{'name':'x','flavorRef':{}}} | is not of type 'string'",
                "{'server':{'name':'x'}} | 'flavorRef' is a required property",
                "{'server':{'name':'x','flavorRef':'1','imageRef':'cirros'}} | 'cirros' is not a 'uuid'",
                "{'server':{" + LEAST + "},'os:scheduler_hints':{'group':'web'}} | 'web' is not a 'uuid'",
                "{'server':{" + LEAST + "},'os:scheduler_hints':{'group':['web']}} | is not of type 'string'",
                "{'server':{},'hints':{}} | ('hints' was unexpected)",
            })
    void aWholeBodyIsRefused(String body, String reason) {
        String complete = body.replace("'name':'',", "'name':'','imageRef':'" + IMAGE + "',");
        assertThatThrownBy(() -> wish(
                        1,
                        reason.contains("volumes")
                                ? complete.replace("{'flavorRef'", "{'name':'x','flavorRef'")
                                : complete))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST);
                    assertThat(e.getMessage()).contains(reason);
                });
    }

    @Test
    void theLeastBodyLeavesTheRestToTheService() {
        BootServer wish = wish(1, "{'server':{" + LEAST + "}}");
        assertThat(wish)
                .isEqualTo(new BootServer(
                        "s1", null, null, "42", IMAGE, null, null, List.of(), null, null, Map.of(), List.of(), null,
                        null, null, null, null, null, 1, 1, Map.of()));
    }

    @Test
    void theLargestBodyIsReadWhole() {
        BootServer wish = wish(
                90,
                "{'server':{" + LEAST + ",'description':'d','hostname':'web-1','key_name':'k','adminPass':'p',"
                        + "'networks':[{'uuid':'" + NETWORK + "','fixed_ip':'fd00::9','tag':'nic'},{'port':'" + PORT
                        + "'}],"
                        + "'security_groups':[{'name':'web'},{'name':'web'}],'availability_zone':'nova:node-1','metadata':{'a':'b'},"
                        + "'tags':['t'],'user_data':'eA==','config_drive':'True','OS-DCF:diskConfig':'AUTO','accessIPv4':'1.2.3.4',"
                        + "'accessIPv6':'::1','min_count':'2','max_count':3},"
                        + "'os:scheduler_hints':{'same_host':'" + PORT + "','query':['>=','$free_ram_mb',1024]}}");
        assertThat(wish)
                .isEqualTo(new BootServer(
                        "s1",
                        "d",
                        "web-1",
                        "42",
                        IMAGE,
                        "k",
                        List.of(
                                new NicRequest(NETWORK, null, "fd00::9", "nic"),
                                new NicRequest(null, PORT, null, null)),
                        List.of("web"),
                        "nova",
                        "node-1",
                        Map.of("a", "b"),
                        List.of("t"),
                        "eA==",
                        "p",
                        true,
                        "AUTO",
                        "1.2.3.4",
                        "::1",
                        2,
                        3,
                        Map.of("same_host", List.of(PORT), "query", List.of(">=", "$free_ram_mb", "1024"))));
    }

    @ParameterizedTest
    @CsvSource({"37, 'none', true", "37, 'auto', false"})
    void wordsForNetworks(int minor, String word, boolean empty) {
        BootServer wish = wish(minor, "{'server':{" + LEAST + ",'networks':'" + word + "'}}");
        if (empty) {
            assertThat(wish.networks()).isEmpty();
        } else {
            assertThat(wish.networks()).isNull();
        }
    }

    @Test
    void thePlainBootDiskIsTheImage() {
        BootServer wish = wish(
                1,
                "{'server':{'name':'s','flavorRef':42,'block_device_mapping_v2':[{'uuid':'" + IMAGE
                        + "','source_type':'image','destination_type':'local','boot_index':0,'delete_on_termination':true}]}}");
        assertThat(wish.imageId()).isEqualTo(IMAGE);
        assertThat(wish.flavorId()).isEqualTo("42");
    }

    @ParameterizedTest
    @CsvSource({
        "::, true", "::1, true", "fd00::5, true", "1:2:3:4:5:6:7:8, true", "::ffff:1.2.3.4, false",
                "1:2:3:4:5:6:7, false",
        "1:2:3:4:5:6:7:8:9, false", "1::2::3, false", ":::1, false", "12345::, false", "g::1, false", "1.2.3.4, false",
        "1:2:3:4:5:6:7::, true", ":1:2:3:4:5:6:7, false", "::ffff:1.2.3.444, false",
    })
    void addressesOfVersionSix(String text, boolean valid) {
        JsonBody body = new JsonBody(JsonNodeFactory.instance.objectNode().put("accessIPv6", text));
        if (valid) {
            assertThat(Fields.ipv6(body, "accessIPv6")).isNotEmpty();
        } else {
            assertThatThrownBy(() -> Fields.ipv6(body, "accessIPv6")).hasMessageContaining("is not a 'ipv6'");
        }
    }

    @Test
    void addressesOfVersionSixAreKeptInTheirShortForm() {
        JsonBody body = new JsonBody(
                JsonNodeFactory.instance.objectNode().put("accessIPv6", "0000:0000:0000:0000:0000:babe:220.12.22.2"));
        assertThat(Fields.ipv6(body, "accessIPv6")).isEqualTo("::babe:dc0c:1602");
    }

    private static BootServer wish(int minor, String body) {
        return new BootRequest(json(body), new Microversion(minor)).wish();
    }

    private static JsonBody json(String text) {
        try {
            return new JsonBody((ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"')));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
