package org.ustack.rest.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.compute.ServerFilter;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.ErrorKind;
import org.ustack.kernel.PageRequest;

class ServerQueryTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | limit=-1 | BAD_REQUEST",
                "1 | limit=many | BAD_REQUEST",
                "1 | changes-since=2011/01/01 | BAD_REQUEST",
                "1 | sort_key=shoe_size | BAD_REQUEST",
                "72 | sort_key=locked | BAD_REQUEST",
                "1 | sort_dir=up | BAD_REQUEST",
                "1 | all_tenants=maybe | BAD_REQUEST",
                "38 | status=nonsense | BAD_REQUEST",
                "75 | colour=blue | BAD_REQUEST",
                "75 | changes-before=2026-01-01T00:00:00Z&changes-since=2026-02-01T00:00:00Z | BAD_REQUEST",
                "1 | status=deleted | FORBIDDEN",
            })
    void isRefused(int minor, String query, ErrorKind kind) {
        assertThatThrownBy(() -> {
                    parameters(minor, query).page();
                    ServerQuery parsed = new ServerQuery(parameters(minor, query), new Microversion(minor), false);
                    parsed.allProjects();
                    parsed.filter();
                })
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).isEqualTo(kind));
    }

    @ParameterizedTest
    @CsvSource({"'', 1000", "limit=0, 1000", "limit=7, 7", "limit=5000, 1000", "limit=99999999999, 1000"})
    void pagesAreAtMostOneThousand(String query, int limit) {
        assertThat(parameters(1, query).page()).isEqualTo(new PageRequest(limit, null));
    }

    @Test
    void unknownFiltersAreIgnoredBefore2_75() {
        assertThat(filter(74, "colour=blue", false)).isEqualTo(filter(74, "", false));
    }

    @Test
    void filtersForAdminsAreIgnoredFromOthers() {
        assertThat(filter(1, "host=n1&project_id=p&all_tenants=0&key_name=k", false))
                .isEqualTo(filter(1, "", false));
        ServerFilter admins = filter(1, "host=n1&tenant_id=p&all_tenants=1&key_name=k", true);
        assertThat(admins.node()).isEqualTo("n1");
        assertThat(admins.projectId()).isEqualTo("p");
        assertThat(admins.allProjects()).isTrue();
        assertThat(admins.keyName()).isEqualTo("k");
    }

    @Test
    void moreFiltersAreOpenToAllSince2_83() {
        assertThat(filter(82, "availability_zone=nova", false).availabilityZone())
                .isNull();
        assertThat(filter(83, "availability_zone=nova", false).availabilityZone())
                .isEqualTo("nova");
    }

    @Test
    void tagsAndLocksCountFromTheirVersionOn() {
        assertThat(filter(25, "tags=a", false).tagsAll()).isNull();
        assertThat(filter(26, "tags=a,b", false).tagsAll()).containsExactly("a", "b");
        assertThat(filter(72, "locked=true", false).locked()).isNull();
        assertThat(filter(73, "locked=true", false).locked()).isTrue();
    }

    @Test
    void anUnknownStatusFindsNothingBefore2_38() {
        assertThat(filter(37, "status=nonsense", false).statuses()).isEqualTo(Set.of(""));
        assertThat(filter(1, "status=active", false).statuses()).isEqualTo(Set.of("ACTIVE"));
    }

    @Test
    void sortKeysComeWithTheirDirections() {
        assertThat(filter(1, "sort_key=display_name&sort_dir=asc&sort_key=created_at", false)
                        .sort())
                .isEqualTo(List.of(
                        new ServerFilter.Sort("display_name", true), new ServerFilter.Sort("created_at", true)));
        assertThat(filter(1, "sort_key=uuid", false).sort()).isEqualTo(List.of(new ServerFilter.Sort("uuid", false)));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-01T10:00:00Z", "2026-01-01T10:00:00", "2026-01-01 10:00:00", "2026-01-01T12:00:00+02:00"})
    void timesAreReadWithAndWithoutZone(String text) {
        assertThat(filter(1, "changes-since=" + text, false).changesSince())
                .isEqualTo(Instant.parse("2026-01-01T10:00:00Z"));
    }

    @Test
    void whatChangedInTheSecondThatIsShownCountsAsBeforeIt() {
        assertThat(filter(66, "changes-before=2026-01-01T10:00:00Z", false).changesBefore())
                .isEqualTo(Instant.parse("2026-01-01T10:00:00.999999Z"));
    }

    private static ServerFilter filter(int minor, String query, boolean admin) {
        return new ServerQuery(parameters(minor, query), new Microversion(minor), admin).filter();
    }

    private static QueryParameters parameters(int minor, String query) {
        MultivaluedMap<String, String> map = new MultivaluedHashMap<>();
        for (String pair : query.split("&")) {
            if (!pair.isEmpty()) {
                map.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return new QueryParameters(map, new Microversion(minor));
    }
}
