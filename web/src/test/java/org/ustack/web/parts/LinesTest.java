package org.ustack.web.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ustack.identity.DirectoryError;
import org.ustack.identity.IdentityError;
import org.ustack.identity.IdentityFinder.Page;
import org.ustack.kernel.CloudException;

class LinesTest {

    private final List<String> asked = new ArrayList<>();
    private RuntimeException problem;

    private final Lines<Integer> lines = new Lines<>((after, most) -> {
        asked.add(after + "/" + most);
        if (problem != null) {
            throw problem;
        }
        int from = after == null ? 0 : Integer.parseInt(after);
        List<Integer> items = new ArrayList<>();
        for (int i = from; i < Math.min(from + most, 5); i++) {
            items.add(i);
        }
        return new Page<>(items, from + most < 5 ? String.valueOf(from + most) : null);
    });

    private List<Integer> load(int first) {
        return lines.load(first, 2, Map.of(), Map.of());
    }

    @Test
    void eachPageBeginsWhereTheOneBeforeEnded() {
        assertThat(load(0)).containsExactly(0, 1);
        assertThat(lines.getRowCount()).as("one more is known of").isEqualTo(3);
        assertThat(load(2)).containsExactly(2, 3);
        assertThat(load(4)).containsExactly(4);
        assertThat(lines.getRowCount()).isEqualTo(5);
        assertThat(load(2)).containsExactly(2, 3);
        assertThat(asked).containsExactly("null/2", "2/2", "4/2", "2/2");
    }

    @Test
    void anotherQuestionBeginsAtTheFirstPage() {
        load(0);
        load(2);
        lines.restart();
        assertThat(load(2)).containsExactly(0, 1);
    }

    @Test
    void aSilentDirectoryIsSaidAndAnyOtherErrorIsRaised() {
        problem = new CloudException(DirectoryError.DOWN, "domain", "d");
        assertThat(load(0)).isEmpty();
        assertThat(lines.getProblem().code()).isEqualTo(DirectoryError.DOWN);

        problem = IdentityError.forbidden("identity:list_users");
        assertThatThrownBy(() -> load(0)).isSameAs(problem);

        problem = null;
        load(0);
        assertThat(lines.getProblem()).isNull();
    }
}
