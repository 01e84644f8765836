package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.MappingService;
import org.ustack.identity.ServiceProviderService;

/** Federation's things, by the letter. */
class FederationJsonTest {

    private static final String BASE = "http://cloud/identity/v3/OS-FEDERATION";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final FederationJson json = new FederationJson("http://cloud");

    private static void assertJson(Map<String, Object> actual, String expected) throws Exception {
        JsonNode wanted = MAPPER.readTree(expected.replace('\'', '"').replace("BASE", BASE));
        assertThat(MAPPER.<JsonNode>valueToTree(actual)).isEqualTo(wanted);
    }

    @Test
    void theTokenGoesOnToTheDashboardAndNothingElseDoes() {
        assertThat(WebLoginResource.page("https://d/?a=\"b&c=<d", "t0k-en"))
                .contains("action=\"https://d/?a=&quot;b&amp;c=&lt;d\"")
                .contains("name=\"token\" value=\"t0k-en\"");
    }

    @Test
    void aProviderAndItsProtocol() throws Exception {
        assertJson(
                json.provider(
                        new IdentityProviderService.Provider("corp", "d", true, null, 5, List.of("https://issuer"))),
                "{'id': 'corp', 'domain_id': 'd', 'enabled': true, 'description': null, 'authorization_ttl': 5,"
                        + " 'remote_ids': ['https://issuer'], 'links': {'self': 'BASE/identity_providers/corp',"
                        + " 'protocols': 'BASE/identity_providers/corp/protocols'}}");
        assertJson(
                json.protocol(new IdentityProviderService.Protocol("openid", "corp", "m", null)),
                "{'id': 'openid', 'mapping_id': 'm', 'links': {'self': 'BASE/identity_providers/corp/protocols/openid',"
                        + " 'identity_provider': 'BASE/identity_providers/corp'}}");
    }

    @Test
    void aMappingAndAServiceProvider() throws Exception {
        assertJson(
                json.mapping(new MappingService.Mapping("m", List.of(Map.of("local", List.of())))),
                "{'id': 'm', 'rules': [{'local': []}], 'links': {'self': 'BASE/mappings/m'}}");
        var provider =
                new ServiceProviderService.ServiceProvider("sp", "https://a", "https://b", true, "it", "ss:mem:");
        assertJson(
                json.serviceProvider(provider),
                "{'id': 'sp', 'auth_url': 'https://a', 'sp_url': 'https://b', 'enabled': true, 'description': 'it',"
                        + " 'relay_state_prefix': 'ss:mem:', 'links': {'self': 'BASE/service_providers/sp'}}");
        assertThat(FederationJson.inToken(List.of(provider)))
                .containsExactly(Map.of("id", "sp", "auth_url", "https://a", "sp_url", "https://b"));
    }
}
