package org.ustack.compute.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ustack.contract.ControlReply;
import org.ustack.contract.ControlRequest;
import org.ustack.contract.ImageSource;
import org.ustack.contract.Message;
import org.ustack.contract.NetworkSpec;
import org.ustack.contract.NicSpec;
import org.ustack.contract.NodeInventory;
import org.ustack.contract.StepTiming;
import org.ustack.image.ImageCatalogue;
import org.ustack.image.ImageError;
import org.ustack.kernel.CloudException;
import org.ustack.kernel.Ids;
import org.ustack.kernel.PageRequest;
import org.ustack.kernel.RequestContext;
import org.ustack.kernel.Slice;
import org.ustack.network.ServerPorts;
import org.ustack.placement.NodeDirectory;
import org.ustack.placement.PlacementDecisionView;
import org.ustack.placement.PlacementService;
import org.ustack.platform.AgentDialogue;
import org.ustack.platform.Inbox;
import org.ustack.platform.OperationState;
import org.ustack.platform.OperationView;
import org.ustack.platform.Operations;
import org.ustack.platform.Outbox;
import org.ustack.platform.PlatformError;
import org.ustack.platform.StepView;
import org.ustack.quota.QuotaError;
import org.ustack.quota.QuotaResource;
import org.ustack.quota.QuotaService;

/** The neighbours of compute, in memory, with the behaviour that their interfaces promise. */
final class Fakes {

    private Fakes() {}

    static final class Quota implements QuotaService {
        final Map<QuotaResource, Long> limits = new HashMap<>(Map.of(
                QuotaResource.INSTANCES,
                10L,
                QuotaResource.CORES,
                20L,
                QuotaResource.RAM,
                51200L,
                QuotaResource.METADATA_ITEMS,
                128L,
                QuotaResource.KEY_PAIRS,
                100L,
                QuotaResource.SERVER_GROUPS,
                2L,
                QuotaResource.SERVER_GROUP_MEMBERS,
                3L));
        final Map<String, Map<QuotaResource, Long>> holders = new LinkedHashMap<>();

        long used(QuotaResource resource) {
            return holders.values().stream()
                    .mapToLong(h -> h.getOrDefault(resource, 0L))
                    .sum();
        }

        @Override
        public void claim(String projectId, String holder, Map<QuotaResource, Long> amounts) {
            amounts.forEach((resource, amount) -> {
                if (used(resource) + amount > limits.get(resource)) {
                    throw new CloudException(
                            QuotaError.EXCEEDED,
                            "resource",
                            resource.apiName(),
                            "requested",
                            amount,
                            "used",
                            used(resource),
                            "limit",
                            limits.get(resource));
                }
            });
            Map<QuotaResource, Long> held = holders.computeIfAbsent(holder, h -> new HashMap<>());
            amounts.forEach((resource, amount) -> held.merge(resource, amount, Long::sum));
        }

        @Override
        public void release(String holder) {
            holders.remove(holder);
        }

        @Override
        public void release(String holder, Map<QuotaResource, Long> amounts) {
            Map<QuotaResource, Long> held = holders.getOrDefault(holder, new HashMap<>());
            amounts.forEach(
                    (resource, amount) -> held.computeIfPresent(resource, (r, has) -> Math.max(0, has - amount)));
        }

        @Override
        public Map<QuotaResource, QuotaView> ofProject(String projectId) {
            Map<QuotaResource, QuotaView> views = new HashMap<>();
            limits.forEach((resource, limit) -> views.put(resource, new QuotaView(limit, used(resource))));
            return views;
        }

        @Override
        public Map<QuotaResource, Long> defaults() {
            return limits;
        }

        @Override
        public void setDefaults(Map<QuotaResource, Long> values) {
            limits.putAll(values);
        }

        @Override
        public void setLimits(String projectId, Map<QuotaResource, Long> values, boolean force) {
            limits.putAll(values);
        }

        @Override
        public Map<String, Map<QuotaResource, QuotaView>> ofProjectsWithLimits() {
            return Map.of();
        }

        @Override
        public void resetLimits(String projectId, String service) {
            throw new UnsupportedOperationException();
        }
    }

    static final class Ports implements ServerPorts {
        final Map<String, String> hostByServer = new TreeMap<>();
        final Set<String> active = new HashSet<>();

        private static BoundPort port(String serverId) {
            NetworkSpec network = new NetworkSpec("net-1", "private", "vxlan", null, 1, 1450, List.of());
            NicSpec nic = new NicSpec(
                    "port-" + serverId,
                    "fa:16:3e:00:00:01",
                    List.of(new NicSpec.FixedAddress("subnet-1", address(serverId))),
                    network,
                    true,
                    List.of());
            return new BoundPort(nic.port(), true, nic);
        }

        static String address(String serverId) {
            return "10.0.0." + (Math.abs(serverId.hashCode()) % 250 + 1);
        }

        @Override
        public void check(RequestContext caller, List<NicRequest> requests, Collection<String> securityGroups) {
            if (requests.stream().anyMatch(r -> "missing".equals(r.networkId()))) {
                throw new CloudException(org.ustack.network.NetworkError.NETWORK_NOT_FOUND, "id", "missing");
            }
        }

        @Override
        public List<BoundPort> bind(
                RequestContext caller,
                String serverId,
                String hostname,
                String host,
                String agent,
                String availabilityZone,
                List<NicRequest> requests,
                Collection<String> securityGroups) {
            hostByServer.put(serverId, host);
            return List.of(port(serverId));
        }

        @Override
        public List<BoundPort> rebind(String serverId, String host, String agent) {
            hostByServer.put(serverId, host);
            return List.of(port(serverId));
        }

        @Override
        public void release(String serverId) {
            hostByServer.remove(serverId);
            active.remove(serverId);
        }

        @Override
        public void setActive(String serverId, boolean on) {
            if (on) {
                active.add(serverId);
            } else {
                active.remove(serverId);
            }
        }

        @Override
        public List<NicSpec> specs(String serverId) {
            return hostByServer.containsKey(serverId) ? List.of(port(serverId).spec()) : List.of();
        }

        @Override
        public Map<String, List<PortAddresses>> addresses(Collection<String> serverIds) {
            Map<String, List<PortAddresses>> found = new HashMap<>();
            for (String id : serverIds) {
                if (hostByServer.containsKey(id)) {
                    found.put(
                            id,
                            List.of(new PortAddresses(
                                    "port-" + id,
                                    "net-1",
                                    "private",
                                    "fa:16:3e:00:00:01",
                                    List.of(new PortAddresses.Address(address(id), "subnet-1", 4, false)),
                                    List.of("default"))));
                }
            }
            return found;
        }
    }

    static final class Images implements ImageCatalogue {
        BootableImage image = new BootableImage("image-1", "tiny", "qcow2", 0, 0, 1 << 20, 1 << 25, Map.of());
        ImageError error;

        @Override
        public BootableImage bootable(RequestContext caller, String imageId) {
            if (error != null || !imageId.equals(image.id())) {
                throw new CloudException(error == null ? ImageError.IMAGE_NOT_FOUND : error, "id", imageId);
            }
            return image;
        }

        @Override
        public ImageSource source(String imageId, Duration validFor) {
            return new ImageSource(imageId, "http://c/" + imageId, "qcow2", 1 << 20, "abc", Map.of());
        }

        @Override
        public Map<String, String> names(Collection<String> ids) {
            return Map.of();
        }
    }

    record Sent(String queue, String requestId, Message message) {}

    static final class Box implements Outbox {
        final List<Sent> sent = new ArrayList<>();

        @Override
        public void send(String queue, String requestId, Message message) {
            sent.add(new Sent(queue, requestId, message));
        }

        <T extends Message> List<T> all(Class<T> type) {
            return sent.stream()
                    .map(Sent::message)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        <T extends Message> T last(Class<T> type) {
            List<T> all = all(type);
            return all.get(all.size() - 1);
        }
    }

    static final class Ops implements Operations {
        final Map<String, OperationView> all = new LinkedHashMap<>();
        final Map<String, List<StepTiming>> steps = new HashMap<>();
        private final Ids ids;
        private final java.util.function.Supplier<Instant> now;
        private long sequence;

        Ops(Ids ids, java.util.function.Supplier<Instant> now) {
            this.ids = ids;
            this.now = now;
        }

        @Override
        public OperationView begin(RequestContext caller, BeginOperation b) {
            running(b.resourceType(), b.resourceId()).ifPresent(other -> {
                throw new CloudException(
                        PlatformError.OPERATION_RUNNING,
                        "type",
                        b.resourceType(),
                        "id",
                        b.resourceId(),
                        "action",
                        other.action());
            });
            return put(caller, b, OperationState.RUNNING);
        }

        private OperationView put(RequestContext caller, BeginOperation b, OperationState state) {
            OperationView view = new OperationView(
                    ids.uuid(),
                    ++sequence,
                    b.resourceType(),
                    b.resourceId(),
                    b.action(),
                    state,
                    b.node(),
                    caller.requestId(),
                    caller.userId(),
                    caller.projectId(),
                    1,
                    now.get(),
                    now.get(),
                    now.get().plus(b.allowed()),
                    null,
                    null,
                    null);
            all.put(view.id(), view);
            return view;
        }

        @Override
        public OperationView recordDone(RequestContext caller, BeginOperation b) {
            return put(caller, b, OperationState.SUCCEEDED);
        }

        @Override
        public Optional<OperationView> find(String id) {
            return Optional.ofNullable(all.get(id));
        }

        @Override
        public Optional<OperationView> running(String type, String id) {
            return all.values().stream()
                    .filter(o -> o.running() && o.resourceId().equals(id))
                    .findFirst();
        }

        @Override
        public Optional<OperationView> findByRequest(String resourceId, String requestId) {
            return all.values().stream()
                    .filter(o ->
                            o.resourceId().equals(resourceId) && o.requestId().equals(requestId))
                    .reduce((a, b) -> b);
        }

        @Override
        public Slice<OperationView> history(String resourceId, PageRequest page) {
            List<OperationView> found = new ArrayList<>(all.values().stream()
                    .filter(o -> o.resourceId().equals(resourceId))
                    .toList());
            java.util.Collections.reverse(found);
            return Slice.of(found, page.limit());
        }

        @Override
        public List<StepView> steps(String operationId) {
            return List.of();
        }

        private boolean end(String id, OperationState state, String code, String message, List<StepTiming> done) {
            OperationView o = all.get(id);
            if (o == null || !o.running()) {
                return false;
            }
            steps.computeIfAbsent(id, i -> new ArrayList<>()).addAll(done);
            all.put(
                    id,
                    new OperationView(
                            id,
                            o.sequence(),
                            o.resourceType(),
                            o.resourceId(),
                            o.action(),
                            state,
                            o.node(),
                            o.requestId(),
                            o.userId(),
                            o.projectId(),
                            o.attempt(),
                            o.startedAt(),
                            now.get(),
                            o.deadline(),
                            now.get(),
                            code,
                            message));
            return true;
        }

        @Override
        public boolean succeed(String id, List<StepTiming> done) {
            return end(id, OperationState.SUCCEEDED, null, null, done);
        }

        @Override
        public boolean fail(String id, String code, String message, List<StepTiming> done) {
            return end(id, OperationState.FAILED, code, message, done);
        }

        @Override
        public boolean proceed(String id, String node, Duration allowed, List<StepTiming> done) {
            steps.computeIfAbsent(id, i -> new ArrayList<>()).addAll(done);
            return retry(id, node, allowed, done).isPresent();
        }

        @Override
        public Optional<OperationView> retry(String id, String node, Duration allowed, List<StepTiming> soFar) {
            OperationView o = all.get(id);
            if (o == null || !o.running()) {
                return Optional.empty();
            }
            OperationView next = new OperationView(
                    id,
                    o.sequence(),
                    o.resourceType(),
                    o.resourceId(),
                    o.action(),
                    o.state(),
                    node,
                    o.requestId(),
                    o.userId(),
                    o.projectId(),
                    o.attempt() + 1,
                    o.startedAt(),
                    now.get(),
                    now.get().plus(allowed),
                    null,
                    null,
                    null);
            all.put(id, next);
            return Optional.of(next);
        }
    }

    /** Nodes in the order given; each takes {@code room} servers. */
    static final class Placement implements PlacementService {
        final List<String> nodes = new ArrayList<>(List.of("node-1", "node-2", "node-3", "node-4"));
        final Map<String, String> claims = new TreeMap<>();
        int room = 100;

        @Override
        public PlacementOutcome place(PlacementRequest request) {
            for (String node : nodes) {
                long used = claims.values().stream().filter(node::equals).count();
                if ((request.wantedNode() == null || request.wantedNode().equals(node))
                        && !request.excludedNodes().contains(node)
                        && used < room
                        && fits(request.group(), "id-" + node)) {
                    if (claims.putIfAbsent(request.serverId(), node) != null) {
                        throw new IllegalStateException("claimed twice: " + request.serverId());
                    }
                    return new PlacementOutcome("d", nodeOf(request.serverId()), "fits");
                }
            }
            return new PlacementOutcome("d", Optional.empty(), nodes.size() + " nodes considered, 0 fit.");
        }

        private static boolean fits(GroupRule group, String nodeId) {
            return group == null
                    || group.policy() != GroupRule.Policy.ANTI_AFFINITY
                    || group.on(nodeId) < group.maxServersPerNode();
        }

        @Override
        public void release(String serverId) {
            claims.remove(serverId);
        }

        @Override
        public void handOver(String holder, String nextHolder) {
            String node = claims.remove(holder);
            if (node != null && claims.putIfAbsent(nextHolder, node) != null) {
                throw new IllegalStateException("claimed twice: " + nextHolder);
            }
        }

        @Override
        public Optional<Node> nodeOf(String serverId) {
            return Optional.ofNullable(claims.get(serverId)).map(n -> new Node("id-" + n, n, "agent-" + n, "nova"));
        }

        @Override
        public Map<String, Integer> countByNode(Collection<String> serverIds) {
            Map<String, Integer> counts = new TreeMap<>();
            serverIds.stream()
                    .filter(claims::containsKey)
                    .forEach(server -> counts.merge("id-" + claims.get(server), 1, Integer::sum));
            return counts;
        }

        @Override
        public List<PlacementDecisionView> decisions(String serverId) {
            return List.of();
        }
    }

    static final class Nodes implements NodeDirectory {
        final Map<String, Instant> lastSeen = new HashMap<>();
        final Set<String> down = new HashSet<>();
        final List<NodeInventory> reports = new ArrayList<>();

        @Override
        public void report(NodeInventory inventory) {
            reports.add(inventory);
            lastSeen.put(inventory.node(), inventory.takenAt());
        }

        @Override
        public List<NodeView> all() {
            return lastSeen.keySet().stream().map(n -> find(n).orElseThrow()).toList();
        }

        @Override
        public Optional<NodeView> find(String name) {
            return Optional.ofNullable(lastSeen.get(name))
                    .map(seen -> new NodeView(
                            "id-" + name,
                            1,
                            name,
                            "agent-" + name,
                            "nova",
                            "simulator",
                            1,
                            "10.0.0.1",
                            "x86_64",
                            null,
                            true,
                            null,
                            !down.contains(name),
                            false,
                            seen,
                            seen,
                            4,
                            0,
                            8192,
                            0,
                            100,
                            0,
                            90,
                            0));
        }

        @Override
        public void setEnabled(String name, boolean enabled, String reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setForcedDown(String name, boolean forced) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void remove(String name) {
            lastSeen.remove(name);
        }
    }

    static final class Seen implements Inbox {
        final Set<String> keys = new HashSet<>();

        @Override
        public boolean firstTime(String key) {
            return keys.add(key);
        }
    }

    static final class Dialogue implements AgentDialogue {
        ControlReply reply = new ControlReply.ConsoleLocation("10.0.0.9", 5901);
        final List<ControlRequest> asked = new ArrayList<>();

        @Override
        public ControlReply ask(String agent, String requestId, ControlRequest request) {
            asked.add(request);
            if (reply instanceof ControlReply.Refused refused) {
                throw new CloudException(PlatformError.AGENT_REFUSED, "reason", refused.reason());
            }
            return reply;
        }
    }

    static Clock clock(java.util.function.Supplier<Instant> now) {
        return new Clock() {
            @Override
            public java.time.ZoneId getZone() {
                return java.time.ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }
}
