package org.ustack.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.Actor;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.Target;
import org.ustack.identity.UserDraft;
import org.ustack.identity.UserView;
import org.ustack.kernel.policy.Verdict;

/** What forms say to the services. */
class IdentityFormsTest {

    private static UserView user(Map<String, Object> options) {
        return new UserView("u", "d", "ann", true, "p", null, options, Map.of("email", "ann@example.org", "desk", 4));
    }

    @Test
    void aChoiceComesBackFromTheBrowserAsItWent() {
        ChoiceConverter converter = new ChoiceConverter();
        Choice choice = new Choice("4711", "a name  with blanks ");

        assertThat(converter.getAsObject(null, null, converter.getAsString(null, null, choice)))
                .isEqualTo(choice);
        assertThat(converter.getAsObject(null, null, "")).isNull();
        assertThat(converter.getAsObject(null, null, "4711")).isEqualTo(new Choice("4711", "4711"));
        assertThat(converter.getAsString(null, null, null)).isEmpty();
    }

    @Test
    void tagsAreWordsBetweenCommas() {
        assertThat(ProjectForm.tags(" red, ,blue,red ,two words")).containsExactly("red", "blue", "two words");
        assertThat(ProjectForm.tags(null)).isEmpty();
    }

    @Test
    void aNewUserHasItsPasswordAndAChangedOneKeepsIt() {
        UserForm fresh = new UserForm(null);
        fresh.setName(" ann ");
        fresh.setPassword("secret");
        UserDraft made = fresh.draft("d");
        assertThat(made.name()).isEqualTo("ann");
        assertThat(made.password()).isEqualTo("secret");
        assertThat(made.defaultProjectId()).isEmpty();
        assertThat(fresh.getPassword()).as("never goes to the browser").isNull();

        UserForm there = new UserForm(user(Map.of()), new Choice("d", "Default"), "demo");
        there.setPassword("secret");
        assertThat(there.draft(null).password()).isNull();
        assertThat(there.draft(null).defaultProjectId()).isEqualTo("p");
        assertThat(there.draft(null).extra())
                .containsEntry("email", "ann@example.org")
                .doesNotContainKey("desk");
    }

    @Test
    void anEmptiedFieldIsTakenAway() {
        UserForm form = new UserForm(user(Map.of()), null, null);
        form.setEmail(null);

        assertThat(form.draft(null).extra()).containsEntry("email", null);
        assertThat(form.draft(null).defaultProjectId()).isEmpty();
        assertThat(new Naming("1", "n", null).said()).isEmpty();
    }

    @Test
    void whoNeedNotChangeTheFirstPasswordIsMarkedSo() {
        String option = "ignore_change_password_upon_first_use";
        UserForm form = new UserForm(user(Map.of(option, true)), null, null);
        assertThat(form.isChangesFirstPassword()).isFalse();
        assertThat(form.draft(null).options()).containsEntry(option, true);

        form.setChangesFirstPassword(true);
        assertThat(form.draft(null).options()).containsEntry(option, null);
    }

    @Test
    void aPickKnowsWhatItChose() {
        Pick who = Pick.person();
        assertThat(who.actor()).isNull();
        who.setKind("GROUP");
        who.setChosen(new Choice("g", "ops"));
        assertThat(who.actor()).isEqualTo(Actor.group("g"));
        who.setKind("SYSTEM");
        assertThat(who.getKind()).as("what is not offered is not taken").isEqualTo("GROUP");

        Pick where = Pick.place();
        assertThat(where.isChosen()).isFalse();
        where.setKind("SYSTEM");
        assertThat(where.target()).isEqualTo(Target.SYSTEM);
        assertThat(where.isInDomain()).isFalse();
    }

    @Test
    void aSearchFindsOperationsThatHaveAllItsWords() {
        Operation operation = new Operation(
                "compute",
                "os_compute_api:servers:create",
                "Boot a server",
                List.of("POST /servers"),
                "role:member",
                Verdict.YES);

        assertThat(PermissionsPage.mentions(operation, " SERVER post")).isTrue();
        assertThat(PermissionsPage.mentions(operation, "boot api:servers")).isTrue();
        assertThat(PermissionsPage.mentions(operation, "server delete")).isFalse();
        assertThat(PermissionsPage.mentions(operation, null)).isTrue();
    }
}
