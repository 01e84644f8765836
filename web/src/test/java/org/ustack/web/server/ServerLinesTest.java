package org.ustack.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.primefaces.model.SortMeta;
import org.primefaces.model.SortOrder;
import org.ustack.compute.ServerState;
import org.ustack.kernel.Slice;

class ServerLinesTest {

    private final List<String> asked = new ArrayList<>();
    private final ServerLines lines = new ServerLines((key, ascending, size, marker) -> {
        asked.add(key + " " + ascending + " " + marker);
        int from = marker == null ? 0 : Integer.parseInt(marker.substring(2)) + 1;
        List<ServerLine> all = IntStream.range(from, 5)
                .mapToObj(i -> new ServerLine(SampleServers.server("s-" + i, ServerState.ACTIVE, null, false), null))
                .toList();
        return Slice.of(all.subList(0, Math.min(size + 1, all.size())), size);
    });

    @Test
    void pagesAreReadByTheKeyOfTheLastLineSeen() {
        assertThat(lines.load(0, 2, Map.of(), Map.of()))
                .extracting(ServerLine::id)
                .containsExactly("s-0", "s-1");
        assertThat(lines.getRowCount())
                .as("one more than shown: there is a next page")
                .isEqualTo(3);
        assertThat(lines.load(2, 2, Map.of(), Map.of()))
                .extracting(ServerLine::id)
                .containsExactly("s-2", "s-3");
        assertThat(lines.load(4, 2, Map.of(), Map.of()))
                .extracting(ServerLine::id)
                .containsExactly("s-4");
        assertThat(lines.getRowCount()).isEqualTo(5);
        assertThat(lines.load(2, 2, Map.of(), Map.of()))
                .extracting(ServerLine::id)
                .containsExactly("s-2", "s-3");
        assertThat(asked)
                .containsExactly(
                        "created_at false null",
                        "created_at false s-1",
                        "created_at false s-3",
                        "created_at false s-1");
    }

    @Test
    void anotherOrderBeginsAtTheFirstPage() {
        lines.load(0, 2, Map.of(), Map.of());
        SortMeta byName = SortMeta.builder()
                .field("display_name")
                .order(SortOrder.ASCENDING)
                .build();
        lines.load(2, 2, Map.of("n", byName), Map.of());

        assertThat(asked).last().isEqualTo("display_name true null");
    }

    @Test
    void aSearchIsTextAndNotAPattern() {
        assertThat(ServersTable.escaped("web.1 (a)*")).isEqualTo("web\\.1 \\(a\\)\\*");
        assertThat(ServersTable.escaped("云-1_x")).isEqualTo("云-1_x");
        assertThat(ServersTable.escaped("  ")).isNull();
    }
}
