package org.ustack.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.IdentityFinder.Branch;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.identity.ProjectView;

class ProjectTreeTest {

    private static final Map<String, List<String>> BELOW =
            Map.of("", List.of("a", "b"), "a", List.of("a1", "a2"), "a1", List.of("deep"));

    private final List<String> read = new ArrayList<>();
    private boolean more;

    private final ProjectTree tree = new ProjectTree((parentId, most) -> {
        read.add(String.valueOf(parentId));
        List<Branch> branches = BELOW.getOrDefault(parentId == null ? "" : parentId, List.of()).stream()
                .map(id -> new Branch(
                        new ProjectView(id, "d", parentId, id, "", true, List.of(), Map.of(), Map.of()),
                        BELOW.containsKey(id)))
                .toList();
        return new Page<>(branches, more ? "more" : null);
    });

    private List<String> shown() {
        return tree.getLines().stream()
                .map(line -> "  ".repeat(line.depth())
                        + (line.cut() ? "…" : line.project().name()))
                .toList();
    }

    @Test
    void onlyOpenBranchesAreRead() {
        assertThat(shown()).containsExactly("a", "b");
        assertThat(read).containsExactly("null");
        tree.toggle("a");
        tree.toggle("a1");
        tree.toggle("b");
        assertThat(shown()).containsExactly("a", "  a1", "    deep", "  a2", "b");
        tree.toggle("a");
        assertThat(shown()).containsExactly("a", "b");
        tree.toggle("a");
        assertThat(shown()).as("what was open below opens with it").contains("    deep");
    }

    @Test
    void aLongBranchSaysThatItGoesOn() {
        more = true;
        assertThat(shown()).containsExactly("a", "b", "…");
    }
}
