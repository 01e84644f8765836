package org.ustack.agent.hostnetwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ustack.agent.Fixtures.network;
import static org.ustack.agent.Fixtures.nic;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ustack.contract.NicSpec;
import org.ustack.contract.SecurityRule;

class GroupMembersTest {

    @TempDir
    Path folder;

    private final NicSpec port = nic(
            "p",
            "fa:16:3e:00:00:01",
            "10.1.0.3",
            network("net", 0),
            List.of(
                    new SecurityRule("ingress", "IPv4", null, null, null, null, "group-1"),
                    new SecurityRule("egress", "IPv4", null, null, null, null)));

    @Test
    void nobodyIsInAGroupBeforeTheNodeWasTold() throws Exception {
        GroupMembers groups = new GroupMembers(folder);
        assertThat(groups.resolve(port)).extracting(SecurityRule::remotes).containsExactly(List.of(), null);

        assertThat(groups.put("group-1", List.of("10.1.0.4/31"), 5)).isTrue();
        assertThat(groups.resolve(port))
                .extracting(SecurityRule::remotes)
                .containsExactly(List.of("10.1.0.4/31"), null);
    }

    @Test
    void olderNewsIsIgnoredAndTheNewestSurvivesARestart() throws Exception {
        GroupMembers groups = new GroupMembers(folder);
        groups.put("group-1", List.of("10.1.0.4/32"), 5);
        assertThat(groups.put("group-1", List.of("10.1.0.9/32"), 5)).isFalse();
        assertThat(groups.put("group-1", List.of("10.1.0.9/32"), 4)).isFalse();

        GroupMembers restarted = new GroupMembers(folder);
        restarted.restore();
        assertThat(restarted.resolve(port).get(0).remotes()).containsExactly("10.1.0.4/32");
        assertThat(restarted.put("group-1", List.of(), 6)).isTrue();
    }

    @Test
    void nothingButAnIdBecomesAFileName() {
        assertThatThrownBy(() -> new GroupMembers(folder).put("../x", List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
