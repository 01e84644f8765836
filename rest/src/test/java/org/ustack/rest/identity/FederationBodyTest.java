package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.ustack.identity.IdentityProviderService;
import org.ustack.identity.ServiceProviderService;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.Json;
import org.ustack.rest.common.JsonBody;

/** What is taken for a provider and what is refused, by Keystone's schemas. */
class FederationBodyTest {

    private static JsonBody body(String json) {
        return new JsonBody(Json.read(json.replace('\'', '"'), ObjectNode.class));
    }

    private static void assertRefused(String word, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).isEqualTo(ErrorKind.BAD_REQUEST))
                .hasMessageContaining(word);
    }

    @Test
    void aProviderIsReadWithWhatItSaysAndWhatItClears() {
        assertThat(FederationBody.provider(
                        body("{'enabled': true, 'description': null, 'authorization_ttl': null, 'remote_ids': null}"),
                        false))
                .isEqualTo(new IdentityProviderService.Draft(null, true, "", -1, List.of()));
        assertThat(FederationBody.provider(body("{'domain_id': 'd', 'remote_ids': ['a', 'b']}"), true))
                .isEqualTo(new IdentityProviderService.Draft("d", null, null, null, List.of("a", "b")));
    }

    @Test
    void whatIsNoProviderIsRefused() {
        assertRefused("'colour' was unexpected", () -> FederationBody.provider(body("{'colour': 'red'}"), true));
        // The domain of a provider is for good.
        assertRefused("'domain_id' was unexpected", () -> FederationBody.provider(body("{'domain_id': 'd'}"), false));
        assertRefused("not have enough", () -> FederationBody.provider(body("{}"), false));
        assertRefused("non-unique", () -> FederationBody.provider(body("{'remote_ids': ['a', 'a']}"), true));
        assertRefused("'boolean'", () -> FederationBody.provider(body("{'enabled': 'yes'}"), true));
        assertRefused("minimum", () -> FederationBody.provider(body("{'authorization_ttl': -1}"), true));
    }

    @Test
    void aServiceProviderNeedsTwoAddresses() {
        assertThat(FederationBody.serviceProvider(
                        body("{'auth_url': 'https://a/b', 'sp_url': 'https://c', 'enabled': false}"), true))
                .isEqualTo(new ServiceProviderService.Draft("https://a/b", "https://c", false, null, null));
        assertRefused(
                "'sp_url' is a required",
                () -> FederationBody.serviceProvider(body("{'auth_url': 'https://a'}"), true));
        assertRefused(
                "'nothing' does not match '^[a-zA-Z0-9+.-]+:.+'",
                () -> FederationBody.serviceProvider(body("{'auth_url': 'nothing'}"), false));
    }

    @Test
    void anIdFitsItsColumn() {
        assertThat(FederationBody.newId("x".repeat(64), "mapping.id")).hasSize(64);
        assertRefused("mapping.id(CHAR(64))", () -> FederationBody.newId("x".repeat(65), "mapping.id"));
    }
}
