package org.ustack.rest.placement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ustack.kernel.CloudException;
import org.ustack.placement.ResourceProviderService.Provider;

/**
 * What {@code /allocation_candidates} asks for. A provider is a tree of its own here, so all groups of a request are satisfied by one
 * provider, which {@code group_policy=isolate} forbids as soon as there are two of them with a suffix.
 */
record CandidateQuery(Map<String, Group> groups, boolean isolated, QueryReader.Choice rootTraits, int limit) {

    /** @param suffix empty for the one without */
    record Group(
            String suffix,
            Map<String, Long> resources,
            QueryReader.Choice traits,
            QueryReader.Choice aggregates,
            String inTree) {

        private boolean accepts(Provider provider) {
            return traits.accepts(provider.traits())
                    && aggregates.accepts(provider.aggregates())
                    && (inTree == null || inTree.equals(provider.id()));
        }
    }

    private static final String PARTS = "(resources|required|member_of|in_tree)";
    private static final Pattern PLAIN = Pattern.compile(PARTS + "()");
    private static final Pattern NUMBERED = Pattern.compile(PARTS + "([1-9][0-9]*)?");
    private static final Pattern SUFFIXED = Pattern.compile(PARTS + "([a-zA-Z0-9_-]{1,64})?");

    static CandidateQuery read(QueryReader query, Set<String> knownTraits) {
        PlacementVersion version = query.version();
        query.only(name -> known(name, version));
        Map<String, Group> groups = new TreeMap<>();
        for (String suffix : suffixes(query)) {
            QueryReader.Choice traits = query.traits("required" + suffix);
            Vocabulary.requireTraits(traits.names(), knownTraits, "");
            groups.put(
                    suffix,
                    new Group(
                            suffix,
                            query.resources("resources" + suffix),
                            traits,
                            query.aggregates("member_of" + suffix),
                            query.uuid("in_tree" + suffix)));
        }
        List<String> subtree = subtree(query);
        checkResources(groups, subtree, version);
        String policy = query.text("group_policy");
        if (policy != null && !Set.of("none", "isolate").contains(policy)) {
            throw QueryReader.bad(
                    "Invalid query string parameters: '" + policy + "' is not one of ['none', 'isolate']");
        }
        boolean several = suffixed(groups) > 1;
        if (several && policy == null) {
            throw QueryReader.bad("The \"group_policy\" parameter is required when specifying more than one"
                    + " \"resources{N}\" parameter.");
        }
        QueryReader.Choice root = query.traits("root_required");
        Vocabulary.requireTraits(root.names(), knownTraits, "");
        return new CandidateQuery(groups, several && "isolate".equals(policy), root, limit(query));
    }

    private static Pattern pattern(PlacementVersion version) {
        if (version.atLeast(33)) {
            return SUFFIXED;
        }
        return version.atLeast(25) ? NUMBERED : PLAIN;
    }

    private static boolean known(String name, PlacementVersion version) {
        Matcher part = pattern(version).matcher(name);
        if (part.matches()) {
            int since = Map.of("resources", 0, "required", 17, "member_of", 21, "in_tree", 31)
                    .get(part.group(1));
            return version.atLeast(since);
        }
        Integer since = Map.of("limit", 16, "group_policy", 25, "root_required", 35, "same_subtree", 36)
                .get(name);
        return since != null && version.atLeast(since);
    }

    private static Set<String> suffixes(QueryReader query) {
        Set<String> suffixes = new TreeSet<>();
        for (String name : query.names()) {
            Matcher part = pattern(query.version()).matcher(name);
            if (part.matches()) {
                suffixes.add(part.group(2) == null ? "" : part.group(2));
            }
        }
        return suffixes;
    }

    private static List<String> subtree(QueryReader query) {
        String text = query.text("same_subtree");
        return text == null ? List.of() : List.of(text.split(","));
    }

    private static void checkResources(Map<String, Group> groups, List<String> subtree, PlacementVersion version) {
        if (groups.values().stream().allMatch(group -> group.resources().isEmpty())) {
            throw new CloudException(
                    PlacementApiError.QUERY_VALUE_MISSING,
                    "reason",
                    version.atLeast(25)
                            ? "There must be at least one resources or resources[$S] parameter."
                            : "Invalid query string parameters: 'resources' is a required property");
        }
        List<String> unknown =
                subtree.stream().filter(suffix -> !groups.containsKey(suffix)).toList();
        if (!unknown.isEmpty()) {
            throw new CloudException(
                    PlacementApiError.QUERY_BAD_VALUE,
                    "reason",
                    "Real suffixes should be specified in `same_subtree`: " + unknown + " not found in "
                            + groups.keySet() + ".");
        }
        List<String> orphans = groups.values().stream()
                .filter(group -> group.resources().isEmpty() && !subtree.contains(group.suffix()))
                .map(Group::suffix)
                .toList();
        if (!orphans.isEmpty()) {
            refuseOrphans(groups, orphans, version);
        }
    }

    private static void refuseOrphans(Map<String, Group> groups, List<String> orphans, PlacementVersion version) {
        if (version.atLeast(36)) {
            throw new CloudException(
                    PlacementApiError.QUERY_BAD_VALUE,
                    "reason",
                    "Resourceless suffixed group request should be specified in `same_subtree` query param: bad group(s)"
                            + " - " + orphans + ".");
        }
        for (String suffix : orphans) {
            if (!groups.get(suffix).traits().required().isEmpty()) {
                throw QueryReader.bad("All traits parameters must be associated with resources.  Found the following"
                        + " orphaned traits keys: required" + suffix);
            }
            if (!groups.get(suffix).aggregates().isEmpty()) {
                throw QueryReader.bad("All member_of parameters must be associated with resources. Found the following"
                        + " orphaned member_of keys: member_of" + suffix);
            }
        }
        throw QueryReader.bad("All request groups must be associated with resources. Found: " + orphans);
    }

    private static long suffixed(Map<String, Group> groups) {
        return groups.keySet().stream().filter(suffix -> !suffix.isEmpty()).count();
    }

    private static int limit(QueryReader query) {
        String text = query.text("limit");
        if (text == null) {
            return Integer.MAX_VALUE;
        }
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw QueryReader.bad("Invalid query string parameters: '" + text + "' does not match '^[1-9][0-9]*$'");
        }
        return Integer.parseInt(text);
    }

    /** What one provider would have to give for all groups. */
    Map<String, Long> total() {
        Map<String, Long> sums = new LinkedHashMap<>();
        groups.values()
                .forEach(group -> group.resources().forEach((name, amount) -> sums.merge(name, amount, Long::sum)));
        return sums;
    }

    List<Provider> candidates(List<Provider> all) {
        if (isolated) {
            return List.of();
        }
        Map<String, Long> total = total();
        List<Provider> found = new ArrayList<>();
        for (Provider provider : all) {
            boolean fits = provider.hasRoom(total)
                    && rootTraits.accepts(provider.traits())
                    && groups.values().stream().allMatch(group -> group.accepts(provider));
            if (fits && found.size() < limit) {
                found.add(provider);
            }
        }
        return found;
    }
}
