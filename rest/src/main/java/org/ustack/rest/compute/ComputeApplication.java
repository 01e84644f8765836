package org.ustack.rest.compute;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** The compute API. */
@ApplicationPath("/compute")
public class ComputeApplication extends ApiApplication {

    public ComputeApplication() {
        super(
                new ComputeErrorFormat(),
                NegotiationFilter.class,
                VersionGate.class,
                VersionEchoFilter.class,
                VersionsResource.class,
                ExtensionsResource.class,
                LimitsResource.class,
                FlavorsResource.class,
                FlavorActionsResource.class,
                FlavorAccessResource.class,
                FlavorExtraSpecsResource.class,
                KeyPairsResource.class,
                ServersResource.class,
                ServerActionsResource.class,
                ServerPasswordResource.class,
                RemoteConsolesResource.class,
                ServerMetadataResource.class,
                ServerTagsResource.class,
                ServerAddressesResource.class,
                ServerInterfacesResource.class,
                InstanceActionsResource.class,
                DiagnosticsResource.class,
                QuotaSetsResource.class,
                QuotaClassSetsResource.class,
                ComputeServicesResource.class,
                HypervisorsResource.class,
                AvailabilityZonesResource.class,
                TenantUsageResource.class,
                AggregatesResource.class,
                ServerGroupsResource.class,
                HostsResource.class,
                MigrationsResource.class,
                ServerMigrationsResource.class,
                UsageAuditLogResource.class,
                SecurityGroupProxyResource.class,
                SecurityGroupRuleProxyResource.class,
                ServerSecurityGroupsResource.class,
                ImageProxyResource.class,
                ImageProxyMetadataResource.class,
                NetworkProxyResource.class,
                TenantNetworkProxyResource.class,
                FloatingIpProxyResource.class,
                FloatingIpPoolProxyResource.class,
                RemovedResource.class);
    }
}
