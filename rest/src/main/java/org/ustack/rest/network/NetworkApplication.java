package org.ustack.rest.network;

import jakarta.ws.rs.ApplicationPath;
import org.ustack.rest.common.ApiApplication;

/** {@code /network}: Neutron v2.0. */
@ApplicationPath("/network")
public class NetworkApplication extends ApiApplication {

    public NetworkApplication() {
        super(
                new NetworkErrorFormat(),
                VersionsResource.class,
                ExtensionsResource.class,
                InfrastructureResource.class,
                NetworksResource.class,
                SubnetsResource.class,
                PortsResource.class,
                SecurityGroupsResource.class,
                SecurityGroupRulesResource.class,
                QuotasResource.class,
                TagsResource.OfNetworks.class,
                TagsResource.OfSubnets.class,
                TagsResource.OfPorts.class,
                TagsResource.OfSecurityGroups.class,
                TagsResource.OfSubnetPools.class,
                TagsResource.OfTrunks.class,
                TagsResource.OfQosPolicies.class,
                JsonByDefaultFilter.class,
                AddressScopesResource.class,
                SubnetPoolsResource.class,
                RbacPoliciesResource.class,
                AddressGroupsResource.class,
                DefaultRulesResource.class,
                QosPoliciesResource.class,
                QosRulesResource.class,
                QosRuleAliasesResource.class,
                QosRuleTypesResource.class,
                TrunksResource.class,
                IpAvailabilitiesResource.class,
                RoutersResource.class,
                FloatingIpsResource.class,
                FloatingIpPoolsResource.class,
                PortForwardingsResource.class,
                TagsResource.OfRouters.class,
                TagsResource.OfFloatingIps.class);
    }
}
