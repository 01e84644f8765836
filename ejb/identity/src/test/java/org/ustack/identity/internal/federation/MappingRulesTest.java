package org.ustack.identity.internal.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.FederationError;
import org.ustack.identity.IdentityError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Json;

/** The language of mappings: what holds, what it comes to, and what is no rule. */
class MappingRulesTest {

    private static final Map<String, List<String>> ANN = Map.of(
            "name", List.of("ann"),
            "mail", List.of("ann@example.org"),
            "groups", List.of("staff", "admins", "guests"),
            "one", List.of("staff"));

    private static List<?> rules(String json) {
        return Json.read(json.replace('\'', '"'), List.class);
    }

    private static Mapped apply(String json) {
        return MappingRules.apply("m", rules(json), ANN);
    }

    private static String rule(String local, String remote) {
        return "[{'local': [" + local + "], 'remote': [" + remote + "]}]";
    }

    private static final String USER = "{'user': {'name': '{0}', 'email': '{1}'}}";
    private static final String NAME_AND_MAIL = "{'type': 'name'}, {'type': 'mail'}";

    @Test
    void placesAreFilledInTheirOrder() {
        Mapped.User user = apply(rule(USER, NAME_AND_MAIL)).user();
        assertThat(user.name()).isEqualTo("ann");
        assertThat(user.email()).isEqualTo("ann@example.org");
        assertThat(user.local()).isFalse();
        assertThat(apply(rule("{'user': {'name': '{1} of {0}'}}", NAME_AND_MAIL))
                        .user()
                        .name())
                .isEqualTo("ann@example.org of ann");
    }

    @Test
    void aRuleWithoutItsAttributesDoesNotHold() {
        assertThatThrownBy(() -> apply(rule(USER, NAME_AND_MAIL + ", {'type': 'phone'}")))
                .hasMessage("Could not map any federated user properties to identity values."
                        + " Check debug logs or the mapping used for additional details.");
    }

    @Test
    void conditionsHoldByValueOrByExpression() {
        String[] holding = {
            "{'type': 'groups', 'any_one_of': ['x', 'admins']}",
            "{'type': 'groups', 'not_any_of': ['x', 'y']}",
            "{'type': 'groups', 'any_one_of': ['^adm'], 'regex': true}",
            "{'type': 'groups', 'not_any_of': ['^x'], 'regex': true}"
        };
        String[] failing = {
            "{'type': 'groups', 'any_one_of': ['x', 'adm']}",
            "{'type': 'groups', 'not_any_of': ['x', 'guests']}",
            "{'type': 'groups', 'any_one_of': ['^dm'], 'regex': true}",
            "{'type': 'groups', 'not_any_of': ['uest'], 'regex': true}"
        };
        for (String condition : holding) {
            // Conditions pick nothing: {1} is still the mail.
            assertThat(apply(rule(USER, "{'type': 'name'}, " + condition + ", {'type': 'mail'}"))
                            .user()
                            .email())
                    .as(condition)
                    .isEqualTo("ann@example.org");
        }
        for (String condition : failing) {
            assertThatThrownBy(() -> apply(rule(USER, NAME_AND_MAIL + ", " + condition)))
                    .as(condition)
                    .isInstanceOf(CloudException.class);
        }
    }

    @Test
    void groupsComeByListWhitelistAndBlacklist() {
        String local = "{'user': {'name': '{0}'}}, {'groups': '{1}', 'domain': {'id': 'd'}}";
        Mapped.Place domain = new Mapped.Place("d", null);
        assertThat(apply(rule(local, "{'type': 'name'}, {'type': 'groups', 'whitelist': ['staff', 'admins']}"))
                        .groups())
                .containsExactly(new Mapped.GroupName("staff", domain), new Mapped.GroupName("admins", domain));
        assertThat(apply(rule(local, "{'type': 'name'}, {'type': 'groups', 'blacklist': ['staff', 'admins']}"))
                        .groups())
                .containsExactly(new Mapped.GroupName("guests", domain));
        assertThat(apply(rule(local, "{'type': 'name'}, {'type': 'groups', 'whitelist': ['none']}"))
                        .groups())
                .isEmpty();
        assertThat(apply(rule(local, "{'type': 'name'}, {'type': 'one'}")).groups())
                .containsExactly(new Mapped.GroupName("staff", domain));
    }

    @Test
    void groupIdsAndGroupsByNameOrIdAreCollected() {
        Mapped mapped = apply(rule(
                "{'user': {'id': '{0}', 'type': 'local'}}, {'group': {'id': 'g1'}}, {'group_ids': '{1}'},"
                        + " {'group': {'name': 'ops', 'domain': {'name': 'acme'}}}",
                "{'type': 'name'}, {'type': 'groups', 'whitelist': ['staff', 'admins']}"));
        assertThat(mapped.groupIds()).containsExactly("g1", "staff", "admins");
        assertThat(mapped.groups()).containsExactly(new Mapped.GroupName("ops", new Mapped.Place(null, "acme")));
        assertThat(mapped.user().local()).isTrue();
    }

    @Test
    void projectsComeWithTheirRoles() {
        assertThat(apply(rule(
                                "{'user': {'name': '{0}'}, 'projects': [{'name': 'home of {0}', 'roles': [{'name': 'member'}]}]}",
                                "{'type': 'name'}"))
                        .projects())
                .containsExactly(new Mapped.Project("home of ann", List.of("member")));
    }

    @Test
    void theFirstUserCountsAndRulesAddUp() {
        Mapped mapped = apply("[{'local': [{'user': {'name': '{0}'}}], 'remote': [{'type': 'name'}]},"
                + "{'local': [{'user': {'name': 'other'}}, {'group': {'id': 'g'}}], 'remote': [{'type': 'mail'}]}]");
        assertThat(mapped.user().name()).isEqualTo("ann");
        assertThat(mapped.groupIds()).containsExactly("g");
    }

    /** A name that somebody chose is a name, whatever it looks like. */
    @Test
    void aValueThatLooksLikeAListOrAPlaceIsAValue() {
        Map<String, List<String>> mallory =
                Map.of("name", List.of("['admins', 'staff']"), "mail", List.of("{0};admins"));
        Mapped mapped = MappingRules.apply(
                "m",
                rules(rule(
                        "{'user': {'name': '{1}'}}, {'groups': '{0}', 'domain': {'id': 'd'}}, {'group_ids': '{0}'}",
                        NAME_AND_MAIL)),
                mallory);
        assertThat(mapped.user().name()).isEqualTo("{0};admins");
        assertThat(mapped.groupIds()).containsExactly("['admins', 'staff']");
        assertThat(mapped.groups()).extracting(Mapped.GroupName::name).containsExactly("['admins', 'staff']");
    }

    @Test
    void anOperatorsLiteralListIsAList() {
        List<?> rules = List.of(Map.of(
                "local",
                List.of(Map.of("group_ids", "['a', \"{0}\", 'c\\'s']")),
                "remote",
                List.of(Map.of("type", "name"))));
        assertThat(MappingRules.apply("m", rules, ANN).groupIds()).containsExactly("a", "ann", "c's");
    }

    @Test
    void aPlaceThatLeadsNowhereIsTheOperatorsFault() {
        assertThatThrownBy(() -> apply(rule("{'user': {'name': '{7}'}}", "{'type': 'name'}")))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(FederationError.MAPPING_FAILS));
    }

    @Test
    void groupsWithoutADomainAreRefused() {
        assertThatThrownBy(() -> apply(rule("{'groups': '{0}'}", "{'type': 'groups'}")))
                .hasMessageEndingWith("Both 'groups' and 'domain' keywords must be specified.");
    }

    private static void assertFault(String mapping, String message) {
        Object given = Json.read(mapping.replace('\'', '"'), Object.class);
        assertThatThrownBy(() -> MappingSyntax.requireRules(given))
                .as(mapping)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code()).isEqualTo(IdentityError.INVALID))
                .hasMessage(message + "\n");
    }

    private static String mapping(String local, String remote) {
        return "{'rules': " + rule(local, remote) + "}";
    }

    @Test
    void whatIsNoRuleIsRefusedInTheValidatorsWords() {
        String good = "{'type': 'name'}";
        assertFault("{}", "'rules' is a required property");
        assertFault("{'rules': []}", "[] is too short");
        assertFault("{'rules': {}}", "{} is not of type 'array'");
        assertFault("{'rules': [{'local': []}]}", "'remote' is a required property");
        assertFault("{'rules': [{'local': [], 'remote': []}]}", "[] is too short");
        assertFault(
                mapping("{'colour': 'red'}", good), "Additional properties are not allowed ('colour' was unexpected)");
        assertFault(mapping("{'user': {'name': 5}}", good), "5 is not of type 'string'");
        assertFault(
                mapping("{'user': {'name': '{0}', 'type': 'odd'}}", good),
                "'odd' is not one of ['ephemeral', 'local']");
        assertFault(
                mapping("{'group': {'name': 'x'}}", good), "{'name': 'x'} is not valid under any of the given schemas");
        assertFault(
                mapping(USER, "{'any_one_of': []}"), "{'any_one_of': []} is not valid under any of the given schemas");
        assertFault(
                mapping(USER, "{'type': 'a', 'whitelist': [], 'blacklist': []}"),
                "{'type': 'a', 'whitelist': [], 'blacklist': []} is not valid under any of the given schemas");
        assertFault(
                mapping(USER, "{'type': 'a', 'regex': true}"),
                "{'type': 'a', 'regex': True} is not valid under any of the given schemas");
        assertFault(mapping(USER, "{'type': 'a', 'any_one_of': ['('], 'regex': true}"), "'(' is not a 'regex'");
        assertFault(mapping("{'projects': [{'roles': []}]}", good), "'name' is a required property");
    }

    @Test
    void everyFaultIsSaid() {
        assertFault(
                "{'rules': [{'local': 1, 'remote': 2, 'more': 3}]}",
                "1 is not of type 'array'\n2 is not of type 'array'\n"
                        + "Additional properties are not allowed ('more' was unexpected)");
    }
}
