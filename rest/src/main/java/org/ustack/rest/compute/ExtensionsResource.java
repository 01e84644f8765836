package org.ustack.rest.compute;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.ustack.kernel.CloudException;
import org.ustack.rest.common.Policy;

/** {@code /extensions}: the old way to ask what works. Only what this cloud serves is announced. */
@Path("v2.1/extensions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ExtensionsResource {

    private static final String NAMESPACE = "http://docs.openstack.org/compute/ext/fake_xml";
    private static final String UPDATED = "2014-12-03T00:00:00Z";

    /** @param alias as clients know it */
    private record Extension(String alias, String name, String description) {}

    private static final List<Extension> EXTENSIONS = List.of(
            new Extension("OS-DCF", "DiskConfig", "How the disk of a server is partitioned."),
            new Extension("OS-EXT-AZ", "ExtendedAvailabilityZone", "The availability zone of a server."),
            new Extension("OS-EXT-IPS", "ExtendedIps", "Whether an address is fixed or floating."),
            new Extension("OS-EXT-IPS-MAC", "ExtendedIpsMac", "The MAC address behind an address."),
            new Extension("OS-EXT-SRV-ATTR", "ExtendedServerAttributes", "Node and internal name of a server."),
            new Extension("OS-EXT-STS", "ExtendedStatus", "Power, VM and task state of a server."),
            new Extension("OS-FLV-DISABLED", "FlavorDisabled", "Whether a flavor is disabled."),
            new Extension("OS-FLV-EXT-DATA", "FlavorExtraData", "The ephemeral disk of a flavor."),
            new Extension("OS-SCH-HNT", "SchedulerHints", "Hints for the placement of a server."),
            new Extension("OS-SRV-USG", "ServerUsage", "When a server was launched and terminated."),
            new Extension("os-admin-actions", "AdminActions", "Resetting the state of a server."),
            new Extension("os-admin-password", "AdminPassword", "New passwords in guests."),
            new Extension("os-aggregates", "Aggregates", "Groups of nodes with metadata."),
            new Extension("os-attach-interfaces", "AttachInterfaces", "The interfaces of a server."),
            new Extension("os-availability-zone", "AvailabilityZone", "Availability zones."),
            new Extension("os-config-drive", "ConfigDrive", "A drive with the data of a server."),
            new Extension("os-console-output", "ConsoleOutput", "The log of the console of a server."),
            new Extension("os-consoles", "Consoles", "The screens of servers."),
            new Extension("os-create-backup", "CreateBackup", "Copies of servers of which the oldest go."),
            new Extension(
                    "os-deferred-delete", "DeferredDelete", "Restoring deleted servers, and deleting them by force."),
            new Extension(
                    "os-extended-availability-zone", "ExtendedAvailabilityZone", "The availability zone of a server."),
            new Extension("os-extended-status", "ExtendedStatus", "Power, VM and task state of a server."),
            new Extension("os-flavor-access", "FlavorAccess", "Who may use a private flavor."),
            new Extension("os-flavor-extra-specs", "FlavorExtraSpecs", "Extra specs of flavors."),
            new Extension("os-flavor-manage", "FlavorManage", "Making and deleting flavors."),
            new Extension("os-flavor-rxtx", "FlavorRxtx", "The network factor of a flavor."),
            new Extension("os-hosts", "Hosts", "The nodes as older clients look at them."),
            new Extension("os-hypervisors", "Hypervisors", "The nodes and their figures."),
            new Extension("os-instance-actions", "InstanceActions", "What was done with a server."),
            new Extension("os-instance_usage_audit_log", "OSInstanceUsageAuditLog", "Who has counted usage."),
            new Extension("os-keypairs", "Keypairs", "Public keys for servers."),
            new Extension("os-lock-server", "LockServer", "Protecting a server from changes."),
            new Extension("os-migrations", "Migrations", "Moves of servers between nodes."),
            new Extension("os-multinic", "Multinic", "More addresses of a server in a network."),
            new Extension("os-multiple-create", "MultipleCreate", "Several servers by one request."),
            new Extension("os-pause-server", "PauseServer", "Stopping the processors of a server."),
            new Extension("os-quota-class-sets", "QuotaClasses", "The default limits."),
            new Extension("os-quota-sets", "Quotas", "The limits of a project."),
            new Extension("os-remote-consoles", "Consoles", "The screens of servers."),
            new Extension("os-rescue", "Rescue", "Starting a server from another image."),
            new Extension("os-security-groups", "SecurityGroups", "The network service's security groups."),
            new Extension("os-server-diagnostics", "ServerDiagnostics", "Figures of a running server."),
            new Extension("os-server-groups", "ServerGroups", "Servers that stand together or apart."),
            new Extension("os-services", "Services", "The agents on the nodes."),
            new Extension("os-shelve", "Shelve", "Putting servers away as images."),
            new Extension("os-simple-tenant-usage", "SimpleTenantUsage", "What projects used."),
            new Extension("os-suspend-server", "SuspendServer", "Saving a server to disk."),
            new Extension("os-used-limits", "UsedLimits", "How much of the limits is used."),
            new Extension("os-user-data", "UserData", "Data for the first boot of a server."));

    @GET
    @Policy("os_compute_api:extensions")
    public Map<String, Object> list() {
        return Map.of(
                "extensions", EXTENSIONS.stream().map(ExtensionsResource::json).toList());
    }

    @GET
    @Path("{alias}")
    @Policy("os_compute_api:extensions")
    public Map<String, Object> show(@PathParam("alias") String alias) {
        return EXTENSIONS.stream()
                .filter(extension -> extension.alias().equals(alias))
                .findFirst()
                .map(extension -> Map.<String, Object>of("extension", json(extension)))
                .orElseThrow(() -> new CloudException(ComputeApiError.EXTENSION_NOT_FOUND, "alias", alias));
    }

    private static Map<String, Object> json(Extension extension) {
        return Json.object(
                "alias", extension.alias(),
                "name", extension.name(),
                "description", extension.description(),
                "namespace", NAMESPACE,
                "updated", UPDATED,
                "links", List.of());
    }
}
