import * as pulumi from '@pulumi/pulumi';

/**
 * Resolves when all resources exist that the arguments come from or depend on;
 * in a preview they may not exist yet, which makes the result unknown.
 */
export function whenReady(
  args: pulumi.Output<unknown>,
  dependsOn?: pulumi.InvokeOutputOptions['dependsOn'],
): pulumi.Output<unknown> {
  const explicit: pulumi.Output<unknown> = pulumi.output(dependsOn);
  return explicit.apply(async (dependencies) => {
    const implicit = await Promise.all([args, explicit].map((one) => pulumi.getAllResources(one)));
    const resources = [...resourcesIn(dependencies), ...implicit.flatMap((some) => [...some])];
    const customResources = await Promise.all(resources.map(customResourcesIn));
    return pulumi.all(customResources.flat().map(({ id }) => id));
  });
}

function resourcesIn(dependencies: unknown): readonly pulumi.Resource[] {
  return [dependencies].flat().filter((one) => pulumi.Resource.isInstance(one));
}

/** Members of a component that the SDK does not export. */
interface ComponentInternals extends pulumi.Resource {
  readonly __childResources?: Iterable<pulumi.Resource>;
  /** Resolves when the component is constructed. */
  readonly __data?: Promise<unknown>;
}

/** Returns a custom resource, or the custom resources of a component. */
async function customResourcesIn(
  resource: pulumi.Resource,
): Promise<readonly pulumi.CustomResource[]> {
  if (pulumi.CustomResource.isInstance(resource)) {
    // A reference to a resource of another program has no id, although its type declares one.
    return resource.id ? [resource] : [];
  }
  // The SDK does not export this member.
  const component = resource as ComponentInternals;
  await component.__data;
  const parts = await Promise.all([...(component.__childResources ?? [])].map(customResourcesIn));
  return parts.flat();
}
