package org.ustack.identity.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.DomainConfigService;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorCode;
import org.ustack.kernel.RequestContext;

/** What a domain sets for itself, and what is refused, in Keystone's words. */
class DomainConfigTest {

    private static final RequestContext ADMIN = IdentityWorld.admin();
    private static final String DOMAIN = "default";

    @TempDir
    Path folder;

    private IdentityWorld world;

    @BeforeEach
    void start() {
        world = new IdentityWorld(folder);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private DomainConfigService.Written put(Map<String, Object> config) {
        return world.call(b -> b.directory.configs.replace(ADMIN, DOMAIN, config));
    }

    private Map<String, Object> get(String group, String option) {
        return world.call(b -> b.directory.configs.get(ADMIN, DOMAIN, group, option));
    }

    private Map<String, Object> patch(Map<String, Object> config, String group, String option) {
        return world.call(b -> b.directory.configs.update(ADMIN, DOMAIN, config, group, option));
    }

    private void delete(String group, String option) {
        world.call(b -> {
            b.directory.configs.delete(ADMIN, DOMAIN, group, option);
            return null;
        });
    }

    private static void assertFails(
            ErrorCode code, String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessage(message);
        });
    }

    @Test
    void isReadAsAWholeByGroupAndByOption() {
        assertThat(put(Map.of("identity", Map.of("driver", "sql"), "ldap", Map.of("url", "ldap://a", "page_size", 5)))
                        .created())
                .isTrue();
        assertThat(get(null, null))
                .isEqualTo(
                        Map.of("identity", Map.of("driver", "sql"), "ldap", Map.of("url", "ldap://a", "page_size", 5)));
        assertThat(get("ldap", null)).isEqualTo(Map.of("ldap", Map.of("url", "ldap://a", "page_size", 5)));
        assertThat(get("ldap", "url")).isEqualTo(Map.of("url", "ldap://a"));
        assertThat(put(Map.of("ldap", Map.of("suffix", "dc=b"))).created()).isFalse();
        assertThat(get(null, null)).isEqualTo(Map.of("ldap", Map.of("suffix", "dc=b")));
    }

    @Test
    void secretsGoInAndNeverComeOut() throws Exception {
        put(Map.of("ldap", Map.of("url", "ldap://a", "password", "open sesame")));
        assertThat(get(null, null).toString()).doesNotContain("sesame").doesNotContain("password");
        assertFails(
                DirectoryError.CONFIG_NOT_FOUND,
                "Could not find option password in group ldap in domain configuration for domain default.",
                () -> get("ldap", "password"));
        assertThat(patch(Map.of("password", "other"), "ldap", "password").toString())
                .doesNotContain("other");
        try (var connection = world.database.connect();
                var rows = connection.createStatement().executeQuery("select content from identity_domain_option")) {
            while (rows.next()) {
                assertThat(rows.getString(1)).doesNotContain("other").doesNotContain("sesame");
            }
        }
    }

    @Test
    void anUpdateMergesAndIsHeldToWhatItNames() {
        put(Map.of("ldap", Map.of("url", "ldap://a")));
        assertThat(patch(Map.of("ldap", Map.of("suffix", "dc=b")), null, null))
                .isEqualTo(Map.of("ldap", Map.of("url", "ldap://a", "suffix", "dc=b")));
        assertThat(patch(Map.of("url", "ldap://c"), "ldap", "url"))
                .isEqualTo(Map.of("ldap", Map.of("url", "ldap://c", "suffix", "dc=b")));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: Trying to update option url in group ldap, but config provided"
                        + " contains option suffix instead.",
                () -> patch(Map.of("suffix", "dc=d"), "ldap", "url"));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: request to update group ldap, but config provided contains group"
                        + " identity instead.",
                () -> patch(Map.of("identity", Map.of("driver", "sql")), "ldap", null));
        assertFails(
                DirectoryError.CONFIG_NOT_FOUND,
                "Could not find group identity in domain configuration for domain default.",
                () -> patch(Map.of("identity", Map.of("driver", "sql")), "identity", null));
    }

    @Test
    void whatCannotBeSetForADomainIsRefusedAndChangesNothing() {
        put(Map.of("ldap", Map.of("url", "ldap://a")));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: No options specified.",
                () -> put(Map.of()));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: The value of group ldap specified in the config should be a"
                        + " dictionary of options.",
                () -> put(Map.of("ldap", List.of("url"))));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: Group token is not supported for domain specific configurations.",
                () -> put(Map.of("token", Map.of("provider", "x"))));
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: Option colour in group ldap is not supported for domain specific"
                        + " configurations.",
                () -> put(Map.of("ldap", Map.of("colour", "x"))));
        assertThat(get(null, null)).isEqualTo(Map.of("ldap", Map.of("url", "ldap://a")));
    }

    @Test
    void isDeletedAsAWholeByGroupAndByOption() {
        put(Map.of("identity", Map.of("driver", "sql"), "ldap", Map.of("url", "ldap://a", "suffix", "dc=b")));
        delete("ldap", "url");
        assertThat(get("ldap", null)).isEqualTo(Map.of("ldap", Map.of("suffix", "dc=b")));
        assertFails(
                DirectoryError.CONFIG_NOT_FOUND,
                "Could not find option url in group ldap in domain configuration for domain default.",
                () -> delete("ldap", "url"));
        delete("ldap", null);
        delete(null, null);
        assertFails(
                DirectoryError.CONFIG_NOT_FOUND,
                "Could not find any options in domain configuration for domain default.",
                () -> get(null, null));
    }

    @Test
    void theDefaultsAreKeystones() {
        DomainConfigService configs = world.call(b -> b.directory.configs);
        assertThat(configs.defaults(ADMIN, "ldap", "user_objectclass"))
                .isEqualTo(Map.of("user_objectclass", "inetOrgPerson"));
        assertThat(configs.defaults(ADMIN, null, null)).containsOnlyKeys("identity", "ldap");
        assertThat(configs.defaults(ADMIN, "ldap", null).toString()).doesNotContain("password");
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: Reading the default for option password in group ldap is not"
                        + " supported.",
                () -> configs.defaults(ADMIN, "ldap", "password"));
    }

    @Test
    void everybodyMayReadWhatAPasswordMustLookLike() {
        world.properties.put("ustack.identity.password-regex", "^.{8,}$");
        world.properties.put("ustack.identity.password-regex-description", "eight or more");
        world.call(b -> {
            assertThat(b.directory.configs.passwordRules(DOMAIN, null))
                    .isEqualTo(Map.of(
                            "security_compliance",
                            Map.of("password_regex", "^.{8,}$", "password_regex_description", "eight or more")));
            assertThat(b.directory.configs.passwordRules(DOMAIN, "password_regex"))
                    .isEqualTo(Map.of("password_regex", "^.{8,}$"));
            return null;
        });
        assertFails(
                DirectoryError.CONFIG_INVALID,
                "Invalid domain specific configuration: Reading security compliance values other than password_regex and"
                        + " password_regex_description is not allowed..",
                () -> world.call(b -> b.directory.configs.passwordRules(DOMAIN, "lockout_duration")));
        world.properties.put("ustack.identity.password-regex", "");
        assertThat(world.<Map<String, Object>>call(b -> b.directory.configs.passwordRules(DOMAIN, "password_regex")))
                .containsEntry("password_regex", null);
    }

    @Test
    void onlyAdminsOfTheCloudSetAndUnknownDomainsAreNotFound() {
        RequestContext domainAdmin = IdentityWorld.caller("u", null, DOMAIN, false, "admin", "manager", "reader");
        assertFails(
                IdentityError.FORBIDDEN,
                "You are not authorized to perform the requested action: identity:create_domain_config.",
                () -> world.call(b ->
                        b.directory.configs.replace(domainAdmin, DOMAIN, Map.of("ldap", Map.of("url", "ldap://a")))));
        assertFails(
                IdentityError.NOT_FOUND,
                "Could not find domain: x.",
                () -> world.call(b -> b.directory.configs.get(ADMIN, "x", null, null)));
    }
}
