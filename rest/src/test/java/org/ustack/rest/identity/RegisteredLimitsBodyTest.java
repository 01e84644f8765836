package org.ustack.rest.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.ustack.identity.RegisteredLimitDraft;
import org.ustack.kernel.Json;
import org.ustack.rest.common.JsonBody;

/** What is taken for a registered limit. */
class RegisteredLimitsBodyTest {

    private static RegisteredLimitDraft draft(String json, boolean create) {
        return RegisteredLimitsResource.draft(
                new JsonBody(Json.read(json.replace('\'', '"'), ObjectNode.class)), create);
    }

    @Test
    void aChangeMayLeaveTheNumber() {
        assertThat(draft("{'description': 'fewer'}", false))
                .isEqualTo(new RegisteredLimitDraft(null, null, null, null, "fewer"));
    }

    @Test
    void aNewOneNeedsItsNumberAndMinusOneIsWithoutEnd() {
        assertThatThrownBy(() -> draft("{'service_id': 's', 'resource_name': 'cores'}", true))
                .hasMessageContaining("default_limit");
        assertThat(draft("{'service_id': 's', 'resource_name': 'cores', 'default_limit': -1}", true)
                        .defaultLimit())
                .isEqualTo(-1);
    }
}
