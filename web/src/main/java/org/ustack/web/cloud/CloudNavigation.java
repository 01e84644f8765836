package org.ustack.web.cloud;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.ustack.web.access.SignedIn;

/** Which pages of compute and of the cloud the reader may see. */
@Named
@RequestScoped
public class CloudNavigation {

    /** A page of the side navigation. @param rule by which it lists; null for what a project's readers see */
    public record Entry(String page, String icon, String rule) {}

    private static final List<Entry> COMPUTE = List.of(
            new Entry("servers", "pi-server", null),
            new Entry("servergroups", "pi-objects-column", null),
            new Entry("images", "pi-clone", null),
            new Entry("flavors", "pi-sliders-h", "os_compute_api:flavors:detail"),
            new Entry("keys", "pi-key", "os_compute_api:os-keypairs:index"),
            new Entry("whatif", "pi-question-circle", "ustack:placement-decisions:ask"));

    private static final List<Entry> CLOUD = List.of(
            new Entry("hypervisors", "pi-microchip", "os_compute_api:os-hypervisors:list-detail"),
            new Entry("services", "pi-heart", "os_compute_api:os-services:list"),
            new Entry("aggregates", "pi-th-large", "os_compute_api:os-aggregates:index"),
            new Entry("migrations", "pi-arrow-right-arrow-left", "os_compute_api:os-migrations:index"));

    @Inject
    CloudWork cloud;

    @Inject
    SignedIn signedIn;

    private List<Entry> compute;
    private List<Entry> infrastructure;

    /** What servers are and what they are made of. */
    public List<Entry> getCompute() {
        if (compute == null) {
            compute = shown(COMPUTE);
        }
        return compute;
    }

    /** What the cloud stands on; empty for who does not run it. */
    public List<Entry> getInfrastructure() {
        if (infrastructure == null) {
            infrastructure = shown(CLOUD);
        }
        return infrastructure;
    }

    /** All there are, whoever reads. */
    public static List<String> pages() {
        return Stream.of(COMPUTE, CLOUD).flatMap(List::stream).map(Entry::page).toList();
    }

    private List<Entry> shown(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.rule() == null ? signedIn.getProjectId() != null : cloud.may(entry.rule()))
                .toList();
    }
}
