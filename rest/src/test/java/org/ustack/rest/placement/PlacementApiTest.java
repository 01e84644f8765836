package org.ustack.rest.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ustack.compute.ServerOwners.Owner;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.CommonError;
import org.ustack.placement.ResourceProviderService.Allocation;
import org.ustack.placement.ResourceProviderService.Inventory;
import org.ustack.placement.ResourceProviderService.Provider;
import org.ustack.placement.ResourceProviderService.Usage;
import org.ustack.rest.placement.ResourceProvidersResource.ProviderQuery;

/** What the placement API reads and writes at which microversion; the expected texts are OpenStack's. */
class PlacementApiTest {

    private static final String RACK = "11111111-1111-4111-8111-111111111111";
    private static final String OTHER_RACK = "22222222-2222-4222-8222-222222222222";
    private static final Provider SMALL = provider("aaaaaaaa-0000-4000-8000-000000000001", "small", 4, Set.of());
    private static final Provider LARGE = provider("aaaaaaaa-0000-4000-8000-000000000002", "large", 64, Set.of(RACK));
    private static final List<Provider> ALL = List.of(SMALL, LARGE);

    private static Provider provider(String id, String name, int vcpus, Set<String> aggregates) {
        return new Provider(
                id,
                name,
                7,
                Map.of("VCPU", new Inventory(vcpus, 2, 2.0, vcpus), "DISK_GB", new Inventory(100, 90, 1.0, 100)),
                name.equals("large")
                        ? Set.of("COMPUTE_NODE", "HW_ARCH_X86_64")
                        : Set.of("COMPUTE_NODE", "COMPUTE_STATUS_DISABLED"),
                aggregates);
    }

    private static QueryReader query(int minor, String text) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.add(parts[0], parts[1]);
        }
        return new QueryReader(parameters, new PlacementVersion(minor));
    }

    private static List<String> listed(int minor, String text) {
        ProviderQuery wanted = ProviderQuery.read(query(minor, text), Vocabulary.traits(ALL));
        return ALL.stream().filter(wanted::accepts).map(Provider::name).toList();
    }

    private static List<String> candidates(int minor, String text) {
        return CandidateQuery.read(query(minor, text), Vocabulary.traits(ALL)).candidates(ALL).stream()
                .map(Provider::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | 1.0",
                "placement 1.39 | 1.39",
                "compute 2.90, placement 1.4 | 1.4",
                "placement latest | 1.39",
                "compute 2.90 | 1.0"
            })
    void theVersionIsNegotiated(String header, String version) {
        assertThat(PlacementVersion.negotiate(header)).hasToString(version);
    }

    @ParameterizedTest
    @CsvSource({"placement 1.40,NOT_ACCEPTABLE", "placement 2.0,NOT_ACCEPTABLE", "placement one,BAD_REQUEST"})
    void otherVersionsAreRefused(String header, String kind) {
        assertThatThrownBy(() -> PlacementVersion.negotiate(header))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.code().kind()).hasToString(kind));
    }

    @Test
    void providersAreFiltered() {
        assertThat(listed(0, "")).containsExactly("small", "large");
        assertThat(listed(0, "name=large")).containsExactly("large");
        assertThat(listed(0, "uuid=" + SMALL.id())).containsExactly("small");
        assertThat(listed(3, "member_of=" + RACK)).containsExactly("large");
        assertThat(listed(3, "member_of=in:" + OTHER_RACK + "," + RACK)).containsExactly("large");
        assertThat(listed(24, "member_of=" + OTHER_RACK + "&member_of=" + RACK)).isEmpty();
        assertThat(listed(32, "member_of=!" + RACK)).containsExactly("small");
        assertThat(listed(4, "resources=VCPU:6")).containsExactly("large");
        assertThat(listed(4, "resources=DISK_GB:11")).isEmpty();
        assertThat(listed(14, "in_tree=" + SMALL.id())).containsExactly("small");
        assertThat(listed(18, "required=HW_ARCH_X86_64")).containsExactly("large");
        assertThat(listed(22, "required=!COMPUTE_STATUS_DISABLED")).containsExactly("large");
        assertThat(listed(39, "required=in:HW_ARCH_X86_64,COMPUTE_STATUS_DISABLED&required=COMPUTE_NODE"))
                .containsExactly("small", "large");
    }

    @Test
    void oneServerHasNoMoreThanTheNodeHas() {
        // Four processors with the ratio 2 make eight, of which one server may have four.
        assertThat(listed(4, "resources=VCPU:4")).containsExactly("small", "large");
        assertThat(listed(4, "resources=VCPU:5")).containsExactly("large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | member_of=x | Additional properties are not allowed ('member_of' was unexpected)",
                "0 | uuid=x | 'x' is not a 'uuid'",
                "4 | resources=VCPU | Expected resources query string parameter in form: ?resources=VCPU:2",
                "4 | resources=VCPU:many | expected positive integer amount. Got: many.",
                "4 | resources=VCPU:0 | requires amount >= 1. Got: 0.",
                "4 | resources=BEER:1 | Invalid resource class in resources parameter: No such resource class BEER.",
                "18 | required=FOO | Invalid trait(s) in \"required\" parameter: No such trait(s): FOO.",
                "18 | required=!COMPUTE_NODE | of the form: HW_CPU_X86_VMX,CUSTOM_MAGIC. Got: !COMPUTE_NODE",
                "22 | required=COMPUTE_NODE, | Got an empty trait in: COMPUTE_NODE,",
                "38 | required=in:COMPUTE_NODE | only supported since microversion 1.39",
                "3 | member_of=x | to contain valid UUID(s). Got: x",
                "3 | member_of=a,b | must be prefixed with the 'in:' or '!in:' keyword",
                "3 | member_of=11111111-1111-4111-8111-111111111111&member_of=x | Multiple member_of parameters are not",
                "31 | member_of=!11111111-1111-4111-8111-111111111111 | Forbidden member_of parameters are not supported"
            })
    void wrongQueriesAreRefused(int minor, String text, String refusal) {
        assertThatThrownBy(() -> listed(minor, text))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void candidatesAreThoseWithRoomForAllGroups() {
        assertThat(candidates(10, "resources=VCPU:1")).containsExactly("small", "large");
        assertThat(candidates(16, "resources=VCPU:1&limit=1")).hasSize(1);
        assertThat(candidates(22, "resources=VCPU:1&required=!COMPUTE_STATUS_DISABLED"))
                .containsExactly("large");
        assertThat(candidates(25, "resources=VCPU:3&resources1=VCPU:2")).containsExactly("large");
        assertThat(candidates(25, "resources1=VCPU:1&resources2=VCPU:1&group_policy=none"))
                .hasSize(2);
        assertThat(candidates(25, "resources1=VCPU:1&resources2=VCPU:1&group_policy=isolate"))
                .isEmpty();
        assertThat(candidates(31, "resources=VCPU:1&in_tree=" + SMALL.id())).containsExactly("small");
        assertThat(candidates(35, "resources=VCPU:1&root_required=HW_ARCH_X86_64"))
                .containsExactly("large");
        assertThat(candidates(36, "resources_A=VCPU:1&required_B=HW_ARCH_X86_64&same_subtree=_A,_B&group_policy=none"))
                .containsExactly("large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10 | limit=1 | ('limit' was unexpected)",
                "16 | limit=1 | 'resources' is a required property",
                "16 | resources=VCPU:1&limit=0 | does not match",
                "24 | resources1=VCPU:1 | ('resources1' was unexpected)",
                "25 | required=COMPUTE_NODE | There must be at least one resources or resources[$S] parameter.",
                "25 | resources=VCPU:1&required1=COMPUTE_NODE | orphaned traits keys: required1",
                "25 | resources1=VCPU:1&resources2=VCPU:1 | The \"group_policy\" parameter is required",
                "25 | resources=VCPU:1&group_policy=any | is not one of ['none', 'isolate']",
                "36 | resources=VCPU:1&required_A=COMPUTE_NODE | should be specified in `same_subtree`",
                "36 | resources=VCPU:1&same_subtree=_A | Real suffixes should be specified in `same_subtree`"
            })
    void wrongCandidateQueriesAreRefused(int minor, String text, String refusal) {
        assertThatThrownBy(() -> candidates(minor, text))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining(refusal);
    }

    @Test
    void candidatesGrowWithTheVersion() throws JsonProcessingException {
        assertThat(json(10))
                .isEqualTo(
                        "{\"allocation_requests\":[{\"allocations\":[{\"resource_provider\":{\"uuid\":\"" + LARGE.id()
                                + "\"},\"resources\":{\"VCPU\":10}}]}],\"provider_summaries\":{\"" + LARGE.id()
                                + "\":{\"resources\":{\"VCPU\":{\"capacity\":128,\"used\":2}}}}}");
        assertThat(json(39))
                .contains(
                        "\"allocations\":{\"" + LARGE.id() + "\":{\"resources\":{\"VCPU\":10}}}",
                        "\"mappings\":{\"\":[\"" + LARGE.id() + "\"]}",
                        "\"traits\":[\"COMPUTE_NODE\",\"HW_ARCH_X86_64\"]",
                        "\"DISK_GB\":{\"capacity\":100,\"used\":90}",
                        "\"parent_provider_uuid\":null",
                        "\"root_provider_uuid\":\"" + LARGE.id() + "\"");
    }

    private static String json(int minor) throws JsonProcessingException {
        QueryReader query = query(minor, "resources=VCPU:10");
        return com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .enable(com.fasterxml.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(com.fasterxml.jackson.databind.SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .build()
                .writeValueAsString(AllocationCandidatesResource.json(
                        CandidateQuery.read(query, Vocabulary.traits(ALL)),
                        List.of(
                                SMALL,
                                new Provider(
                                        LARGE.id(),
                                        LARGE.name(),
                                        7,
                                        LARGE.inventories(),
                                        new java.util.TreeSet<>(LARGE.traits()),
                                        Set.of())),
                        query.version()));
    }

    @Test
    void providersGrowWithTheVersion() {
        assertThat(rels(0)).containsExactly("self", "inventories", "usages");
        assertThat(rels(11)).containsExactly("self", "inventories", "usages", "aggregates", "traits", "allocations");
        assertThat(ProviderJson.provider(SMALL, new PlacementVersion(13))).doesNotContainKey("root_provider_uuid");
        assertThat(ProviderJson.provider(SMALL, new PlacementVersion(14)))
                .containsEntry("parent_provider_uuid", null)
                .containsEntry("root_provider_uuid", SMALL.id());
    }

    @SuppressWarnings("unchecked")
    private static List<String> rels(int minor) {
        var links = (List<Map<String, String>>)
                ProviderJson.provider(SMALL, new PlacementVersion(minor)).get("links");
        return links.stream().map(link -> link.get("rel")).toList();
    }

    @Test
    void allocationsGrowWithTheVersion() {
        List<Allocation> allocations = List.of(new Allocation("s1", SMALL.id(), 7, Map.of("VCPU", 1L), 2));
        Owner owner = new Owner("p", "u");
        assertThat(AllocationsResource.json(allocations, owner, new PlacementVersion(0)))
                .isEqualTo(Map.of(
                        "allocations", Map.of(SMALL.id(), Map.of("generation", 7L, "resources", Map.of("VCPU", 1L)))));
        assertThat(AllocationsResource.json(allocations, owner, new PlacementVersion(38)))
                .containsEntry("project_id", "p")
                .containsEntry("user_id", "u")
                .containsEntry("consumer_generation", 2L)
                .containsEntry("consumer_type", "INSTANCE");
        assertThat(AllocationsResource.json(List.of(), null, new PlacementVersion(38)))
                .isEqualTo(Map.of("allocations", Map.of()));
    }

    @Test
    void usagesGoByTypeOfConsumer() {
        Usage usage = new Usage(Map.of("VCPU", 3L), 2);
        assertThat(UsagesResource.byType(usage, null))
                .isEqualTo(Map.of("INSTANCE", Map.of("VCPU", 3L, "consumer_count", 2)));
        assertThat(UsagesResource.byType(usage, "all")).containsOnlyKeys("all");
        assertThat(UsagesResource.byType(usage, "MIGRATION")).isEmpty();
        assertThat(UsagesResource.byType(new Usage(Map.of(), 0), null)).isEmpty();
    }

    @Test
    void errorsAreWordedAsWebObDoes() {
        CloudException gone = new CloudException(PlacementApiError.PROVIDER_NOT_FOUND, "id", "x");
        assertThat(PlacementErrorFormat.body(gone, 404, new PlacementVersion(22), "req-1"))
                .isEqualTo(Map.of(
                        "status", 404,
                        "title", "Not Found",
                        "detail", "The resource could not be found.\n\n No resource provider with uuid x found  ",
                        "request_id", "req-1"));
        assertThat(PlacementErrorFormat.body(gone, 404, new PlacementVersion(23), "req-1"))
                .containsEntry("code", "placement.undefined_code");
        CloudException missing = new CloudException(PlacementApiError.QUERY_VALUE_MISSING, "reason", "r");
        assertThat(PlacementErrorFormat.body(missing, 400, new PlacementVersion(39), "req-1"))
                .containsEntry("code", "placement.query.missing_value");
        CloudException version = new CloudException(PlacementApiError.VERSION_UNSUPPORTED, "version", "1.99");
        assertThat(PlacementErrorFormat.body(version, 406, null, "req-1"))
                .containsEntry("min_version", "1.0")
                .containsEntry("max_version", "1.39");
        assertThat(PlacementErrorFormat.body(
                                new CloudException(CommonError.METHOD_NOT_ALLOWED),
                                405,
                                new PlacementVersion(39),
                                "req-1")
                        .get("detail")
                        .toString())
                .contains("read only");
    }
}
