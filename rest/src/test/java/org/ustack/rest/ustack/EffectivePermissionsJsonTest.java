package org.ustack.rest.ustack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ustack.identity.Actor;
import org.ustack.identity.EffectivePermissions;
import org.ustack.identity.EffectivePermissions.EffectiveRole;
import org.ustack.identity.EffectivePermissions.Obstacle;
import org.ustack.identity.EffectivePermissions.Operation;
import org.ustack.identity.EffectivePermissions.Way;
import org.ustack.identity.Target;
import org.ustack.identity.TokenView.Named;
import org.ustack.identity.TokenView.Place;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.policy.Verdict;

class EffectivePermissionsJsonTest {

    private static final Named HOME = new Named("d", "Default");

    @Test
    void theAnswerSaysRolesReasonsAndOperations() throws Exception {
        Place ann = new Place("u", "ann", HOME);
        Way way = new Way(
                Actor.Type.GROUP,
                new Place("g", "ops", HOME),
                Target.Type.DOMAIN,
                new Place("d", "Default", HOME),
                true,
                List.of(new Named("1", "member"), new Named("2", "reader")));
        EffectivePermissions found = new EffectivePermissions(
                ann,
                Target.Type.PROJECT,
                new Place("p", "demo", HOME),
                List.of(Obstacle.USER_DISABLED),
                List.of(new EffectiveRole("2", "reader", List.of(way))),
                List.of(new Operation(
                        "image", "get_image", "Show", List.of("GET /v2/images/{id}"), "role:reader", Verdict.MAYBE)));

        assertThat(new ObjectMapper().writeValueAsString(EffectivePermissionsJson.of(found)))
                .isEqualTo(
                        "{\"effectivePermissions\":{"
                                + "\"user\":{\"id\":\"u\",\"name\":\"ann\",\"domain\":{\"id\":\"d\",\"name\":\"Default\"}},"
                                + "\"scope\":{\"project\":{\"id\":\"p\",\"name\":\"demo\",\"domain\":{\"id\":\"d\",\"name\":\"Default\"}}},"
                                + "\"obstacles\":[\"user_disabled\"],"
                                + "\"roles\":[{\"id\":\"2\",\"name\":\"reader\",\"because\":[{"
                                + "\"group\":{\"id\":\"g\",\"name\":\"ops\",\"domain\":{\"id\":\"d\",\"name\":\"Default\"}},"
                                + "\"scope\":{\"domain\":{\"id\":\"d\",\"name\":\"Default\"}},\"inherited\":true,"
                                + "\"chain\":[{\"id\":\"1\",\"name\":\"member\"},{\"id\":\"2\",\"name\":\"reader\"}]}]}],"
                                + "\"operations\":[{\"service\":\"image\",\"rule\":\"get_image\",\"sentence\":\"Show\","
                                + "\"requests\":[\"GET /v2/images/{id}\"],\"condition\":\"role:reader\",\"verdict\":\"maybe\"}]}}");
    }

    @Test
    void theSystemHasNoName() throws Exception {
        EffectivePermissions found = new EffectivePermissions(
                new Place("u", "ann", HOME), Target.Type.SYSTEM, null, List.of(), List.of(), List.of());

        assertThat(new ObjectMapper().writeValueAsString(EffectivePermissionsJson.of(found)))
                .contains("\"scope\":{\"system\":{\"all\":true}}");
    }

    @Test
    void exactlyOnePlaceIsAskedFor() {
        assertThat(EffectivePermissionsResource.place("p", null, "")).isEqualTo(Target.project("p"));
        assertThat(EffectivePermissionsResource.place(null, "d", null)).isEqualTo(Target.domain("d"));
        assertThat(EffectivePermissionsResource.place(null, null, "all")).isEqualTo(Target.SYSTEM);
        assertThatThrownBy(() -> EffectivePermissionsResource.place(null, "", null))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("exactly one of project_id, domain_id and system is needed");
        assertThatThrownBy(() -> EffectivePermissionsResource.place("p", "d", null))
                .hasMessageContaining("exactly one");
        assertThatThrownBy(() -> EffectivePermissionsResource.place(null, null, "some"))
                .hasMessageContaining("the only system is all");
    }
}
