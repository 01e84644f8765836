package org.ustack.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.kernel.Access;
import org.ustack.kernel.PolicyRule;
import org.ustack.kernel.RequestContext;

class PolicyBookTest {

    private static final List<PolicyRule> DECLARED = List.of(
            new PolicyRule("thing:read", Access.READER, "Read", "GET /things"),
            new PolicyRule("thing:change", Access.MEMBER, "Change", "PUT /things"));
    private static final PolicyBook BOOK = PolicyBook.of(DECLARED, Map.of("admin_required", "role:admin"), false);
    private static final RequestContext MEMBER = caller("p", null, false, "member", "reader");

    private static RequestContext caller(String project, String domain, boolean system, String... roles) {
        return new RequestContext("req-1", "u", "u", "home", project, domain, system, Set.of(roles), "pd", null);
    }

    private static boolean judge(String condition, RequestContext caller, Map<String, String> thing) {
        return BOOK.with(PolicyFile.read("\"thing:read\": \"" + condition + "\""))
                .allows("thing:read", caller, thing);
    }

    @ParameterizedTest
    @CsvSource({
        "@, true",
        "!, false",
        "'', true",
        "role:member, true",
        "role:MEMBER, true",
        "role:admin, false",
        "not role:admin, true",
        "rule:admin_required, false",
        "role:admin or role:reader and role:member, true",
        "(role:admin or role:reader) and role:nothing, false",
        "not (role:admin or role:nothing), true",
        "project_id:%(project_id)s, true",
        "project_id:%(other)s, false",
        "user_id:%(owner)s, true",
        "domain_id:None, true",
        "system_scope:all, false",
        "token.project.domain.id:%(d)s, true",
        "None:%(nothing)s, true",
        "not project_id:%(other)s, true"
    })
    void judgesByOsloPolicysLanguage(String condition, boolean allowed) {
        Map<String, String> thing =
                new java.util.HashMap<>(Map.of("project_id", "p", "owner", "u", "d", "pd", "letter", "x"));
        thing.put("nothing", null);
        assertThat(judge(condition, MEMBER, thing)).isEqualTo(allowed);
        assertThat(judge("'x':%(letter)s", MEMBER, thing)).isTrue();
        assertThat(judge("'y':%(letter)s", MEMBER, thing)).isFalse();
    }

    @Test
    void foreseesWhatDependsOnTheThing() {
        PolicyBook book = BOOK.with(PolicyFile.read("""
                "thing:read": "role:admin or user_id:%(owner)s"
                "thing:change": "role:admin and user_id:%(owner)s"
                """));
        assertThat(book.foresee("thing:read", MEMBER, Map.of())).isEqualTo(Verdict.MAYBE);
        assertThat(book.foresee("thing:change", MEMBER, Map.of())).isEqualTo(Verdict.NO);
        assertThat(book.foresee("thing:read", caller("p", null, false, "admin"), Map.of()))
                .isEqualTo(Verdict.YES);
        assertThat(book.allows("thing:read", MEMBER, Map.of("owner", "u"))).isTrue();
        assertThat(book.allows("thing:read", MEMBER, Map.of())).isFalse();
    }

    @Test
    void aProjectsAdminActsForTheSystemUnlessScopeIsEnforced() {
        List<PolicyRule> rules = List.of(
                DECLARED.get(0).needing("role:admin and system_scope:all", PolicyRule.Scope.ALL), DECLARED.get(1));
        RequestContext admin = caller("p", null, false, "admin", "member");
        RequestContext system = caller(null, null, true, "admin", "member");
        PolicyBook open = PolicyBook.of(rules, Map.of(), false);
        PolicyBook strict = PolicyBook.of(rules, Map.of(), true);
        assertThat(open.allows("thing:read", admin, Map.of())).isTrue();
        assertThat(strict.allows("thing:read", admin, Map.of())).isFalse();
        assertThat(strict.allows("thing:read", system, Map.of())).isTrue();
        assertThat(open.allows("thing:change", system, Map.of())).isTrue();
        assertThat(strict.allows("thing:change", system, Map.of())).isFalse();
        assertThat(open.allows("thing:change", caller(null, "d", false, "member"), Map.of()))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            thing:raed: role:reader                  | line 1, rule thing:raed: no API has such a rule, and no rule of the file refers to it
            thing:read: rule:nothing                 | line 1, rule thing:read: it refers to the rule nothing, which there is not
            thing:read: rule:thing:read              | line 1, rule thing:read: it refers to itself: thing:read -> thing:read
            thing:read: role:reader or               | line 1, rule thing:read: it ends where a check is expected
            thing:read: (role:reader                 | line 1, rule thing:read: ')' is missing
            thing:read: role:reader role:member      | line 1, rule thing:read: 'role:member' is not expected there
            thing:read: manager                      | line 1, rule thing:read: 'manager' is not a check of the form kind:match
            thing:read: http://example.org/          | line 1, rule thing:read: checks that ask another server (http:) are not supported
            thing:read: usr_id:%(owner)s             | line 1, rule thing:read: 'usr_id' is nothing that is known of a caller
            """)
    void refusesAFileWithAMistakeNamingLineAndRule(String text, String message) {
        assertThatThrownBy(() -> BOOK.with(PolicyFile.read(text)))
                .isInstanceOf(PolicyFileException.class)
                .hasMessage(message);
    }

    @Test
    void refusesALongCircleAndTakesAWordThatIsUsed() {
        assertThatThrownBy(() -> BOOK.with(PolicyFile.read("""
                # words
                "a": "rule:b"
                "b": "role:x or rule:thing:read"
                "thing:read": "rule:a"
                """)))
                .hasMessage("line 2, rule a: it refers to itself: a -> b -> thing:read -> a");
        PolicyBook book = BOOK.with(PolicyFile.read("""
                "editors": "role:editor or rule:admin_required"
                "thing:change": "rule:editors"
                """));
        assertThat(book.allows("thing:change", caller("p", null, false, "editor"), Map.of()))
                .isTrue();
        assertThat(book.allows("thing:change", MEMBER, Map.of())).isFalse();
    }

    @Test
    void readsYamlAndJsonAlike() {
        Map<String, PolicyFile.Entry> yaml = PolicyFile.read("""
                ---
                # a comment
                "thing:read": "role:reader"   # behind it
                'thing:change': 'role:member'
                admin_required: role:root
                """);
        assertThat(yaml).containsEntry("thing:read", new PolicyFile.Entry("role:reader", 3));
        assertThat(yaml).containsEntry("admin_required", new PolicyFile.Entry("role:root", 5));
        Map<String, PolicyFile.Entry> json =
                PolicyFile.read("{\n \"thing:read\": \"role:reader\",\n \"thing:change\": \"role:member\"\n}\n");
        assertThat(json).containsEntry("thing:change", new PolicyFile.Entry("role:member", 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense                                        | line 1: a line reads "rule": "condition"
            {"a": 5}                                        | line 1, rule a: its condition is not a text
            {"a": "role:x", "a": "role:y"}                  | line 1, rule a: it stands in line 1 already
            {"a": "role:x"} x                               | line 1: it is not JSON: Unrecognized token 'x': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
            """)
    void refusesWhatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> PolicyFile.read(text))
                .isInstanceOf(PolicyFileException.class)
                .hasMessage(message);
    }
}
