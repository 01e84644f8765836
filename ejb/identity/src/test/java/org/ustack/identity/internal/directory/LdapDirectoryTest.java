package org.ustack.identity.internal.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ustack.identity.DirectoryError;
import org.ustack.kernel.CloudException;

/** What is read from a directory, against one in memory. */
class LdapDirectoryTest {

    private final TestDirectory there = new TestDirectory();

    @AfterEach
    void stop() {
        there.close();
    }

    @SuppressWarnings("unchecked")
    private LdapDirectory open(Object... namesAndValues) {
        Map<String, Object> set = (Map<String, Object>) there.config().get("ldap");
        for (int i = 0; i < namesAndValues.length; i += 2) {
            set.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        LdapOptions options = new LdapOptions(set);
        return new LdapDirectory(
                options, LdapServers.of(options, Duration.ofSeconds(2), Duration.ofSeconds(2)), 1000, 2);
    }

    private void change(String uid, String attribute, String value) throws Exception {
        there.server.modify(
                "uid=" + uid + ",ou=people,dc=example,dc=org",
                new Modification(ModificationType.REPLACE, attribute, value));
    }

    @Test
    void usersAreFoundByNameByIdAndAllTogether() {
        try (LdapDirectory directory = open()) {
            assertThat(directory.users(null)).extracting(DirectoryUser::name).containsExactly("ann", "bob", "eve");
            assertThat(directory.users("bob")).extracting(DirectoryUser::mail).containsExactly("bob@example.org");
            assertThat(directory.user("eve"))
                    .get()
                    .extracting(DirectoryUser::enabled)
                    .isEqualTo(true);
            assertThat(directory.user("nobody")).isEmpty();
        }
    }

    @Test
    void pagesAreReadToTheEnd() {
        for (int i = 0; i < 25; i++) {
            there.person("person" + i, "secret");
        }
        try (LdapDirectory directory = open("page_size", 4)) {
            assertThat(directory.users(null)).hasSize(28);
        }
    }

    @Test
    void moreThanTheLimitIsRefusedAndNotCutOff() {
        LdapOptions options = new LdapOptions(Map.of(
                "url", "ldap://127.0.0.1:" + there.server.getListenPort(), "suffix", "ou=people,dc=example,dc=org"));
        try (LdapDirectory directory = new LdapDirectory(
                options, LdapServers.of(options, Duration.ofSeconds(2), Duration.ofSeconds(2)), 2, 2)) {
            assertThatThrownBy(() -> directory.users(null))
                    .isInstanceOfSatisfying(
                            CloudException.class, e -> assertThat(e.code()).isEqualTo(DirectoryError.TOO_MANY));
        }
    }

    @Test
    void theScopeSaysHowDeep() {
        there.add("ou=deep,ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: deep");
        there.add(
                "uid=dan,ou=deep,ou=people,dc=example,dc=org",
                "objectClass: inetOrgPerson",
                "uid: dan",
                "cn: dan",
                "sn: dan");
        try (LdapDirectory one = open();
                LdapDirectory sub = open("query_scope", "sub")) {
            assertThat(one.users("dan")).isEmpty();
            assertThat(sub.users("dan")).hasSize(1);
        }
    }

    @Test
    void theDomainsFilterHolds() {
        try (LdapDirectory directory = open("user_filter", "(|(uid=ann)(uid=eve))")) {
            assertThat(directory.users(null)).extracting(DirectoryUser::name).containsExactly("ann", "eve");
        }
    }

    @Test
    void noNameIsEverPartOfTheFilter() {
        try (LdapDirectory directory = open()) {
            for (String name :
                    new String[] {"*", "a*", "ann)(uid=*", "*)(objectClass=*", "ann\u0000", "\\2a", "(ann)"}) {
                assertThat(directory.users(name)).as(name).isEmpty();
                assertThat(directory.user(name)).as(name).isEmpty();
                assertThat(directory.groups(name)).as(name).isEmpty();
                assertThat(directory.group(name)).as(name).isEmpty();
            }
        }
    }

    @Test
    void onlyTheRightPasswordAuthenticates() {
        try (LdapDirectory directory = open()) {
            String dn = directory.user("ann").orElseThrow().dn();
            assertThat(directory.authenticates(dn, "ann's secret")).isTrue();
            assertThat(directory.authenticates(dn, "bob's secret")).isFalse();
            // A bind without a password succeeds as nobody: it must not count.
            assertThat(directory.authenticates(dn, "")).isFalse();
            assertThat(directory.authenticates(directory.nobody(), "ann's secret"))
                    .isFalse();
        }
    }

    @Test
    void groupsAndTheirMembersAreFoundFromBothSides() throws Exception {
        try (LdapDirectory directory = open()) {
            DirectoryUser ann = directory.user("ann").orElseThrow();
            assertThat(directory.groupsOf(ann)).extracting(DirectoryGroup::name).containsExactly("admins", "staff");
            DirectoryGroup staff = directory.groups("staff").get(0);
            assertThat(directory.members(staff)).extracting(DirectoryUser::name).containsExactly("ann", "bob");
            assertThat(new DN(staff.members().get(0)).getRDN().toString()).isEqualTo("uid=ann");
        }
    }

    @Test
    void membersMayBeIdsAndOutsidersAreNone() {
        there.add(
                "cn=posix,ou=teams,dc=example,dc=org",
                "objectClass: posixGroup",
                "cn: posix",
                "memberUid: bob",
                "memberUid: nobody");
        there.add(
                "cn=mixed,ou=teams,dc=example,dc=org",
                "objectClass: groupOfNames",
                "cn: mixed",
                "member: cn=reader,dc=example,dc=org",
                "member: not a name",
                "member: uid=eve,ou=people,dc=example,dc=org");
        try (LdapDirectory byId = open(
                        "group_objectclass", "posixGroup",
                        "group_member_attribute", "memberUid",
                        "group_members_are_ids", "True");
                LdapDirectory byName = open()) {
            assertThat(byId.groupsOf(byId.user("bob").orElseThrow())).hasSize(1);
            assertThat(byId.members(byId.group("posix").orElseThrow()))
                    .extracting(DirectoryUser::name)
                    .containsExactly("bob");
            assertThat(byName.members(byName.group("mixed").orElseThrow()))
                    .extracting(DirectoryUser::name)
                    .containsExactly("eve");
        }
    }

    @Test
    void anAccountIsOpenByAFlagAMaskOrTheDefault() throws Exception {
        change("ann", "enabled", "FALSE");
        change("bob", "enabled", "TRUE");
        try (LdapDirectory plain = open();
                LdapDirectory inverted = open("user_enabled_invert", true, "user_enabled_default", "False")) {
            assertThat(plain.users(null)).extracting(DirectoryUser::enabled).containsExactly(false, true, true);
            assertThat(inverted.users(null)).extracting(DirectoryUser::enabled).containsExactly(true, false, true);
        }
        change("ann", "userAccountControl", "514");
        change("bob", "userAccountControl", "512");
        change("eve", "userAccountControl", "no number");
        try (LdapDirectory masked = open(
                "user_enabled_attribute", "userAccountControl",
                "user_enabled_mask", "2",
                "user_enabled_default", "512")) {
            assertThat(masked.users(null)).extracting(DirectoryUser::enabled).containsExactly(false, true, false);
        }
    }

    @Test
    void anEntryWithoutAnIdOrANameIsNobody() {
        there.add("cn=odd,ou=people,dc=example,dc=org", "objectClass: inetOrgPerson", "cn: odd", "sn: odd");
        try (LdapDirectory directory = open()) {
            assertThat(directory.users(null)).extracting(DirectoryUser::name).doesNotContain("odd");
        }
    }

    @Test
    void aDirectoryThatIsGoneIsSaidToBeDown() {
        try (LdapDirectory directory = open()) {
            there.server.shutDown(true);
            assertThatThrownBy(() -> directory.users(null)).isInstanceOf(DirectoryDownException.class);
            assertThatThrownBy(() -> directory.authenticates("uid=ann,ou=people,dc=example,dc=org", "x"))
                    .isInstanceOf(DirectoryDownException.class);
        }
    }

    @Test
    void theNextServerIsAskedWhenTheFirstIsDown() {
        try (LdapDirectory directory =
                open("url", "ldap://127.0.0.1:1,ldap://127.0.0.1:" + there.server.getListenPort())) {
            assertThat(directory.users("ann")).hasSize(1);
        }
    }

    @Test
    void anOptionThatCannotBeReadIsNamed() {
        assertThatThrownBy(() -> open("query_scope", "everywhere").users(null)).hasMessageContaining("query_scope");
        assertThatThrownBy(() -> open("page_size", "few").users(null)).hasMessageContaining("page_size");
        assertThatThrownBy(() -> open("user_enabled_emulation", true)).hasMessageContaining("user_enabled_emulation");
        assertThatThrownBy(() -> open("tls_req_cert", "perhaps")).hasMessageContaining("tls_req_cert");
    }
}
