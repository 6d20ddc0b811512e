import * as pulumi from '@pulumi/pulumi';

/** Resources, or whatever stands for them. */
export type DependsOn = pulumi.InvokeOutputOptions['dependsOn'];

/**
 * Known when everything is there that the arguments come from or that they are said to depend on:
 * a preview must not ask for what it has not made yet.
 */
export function whenReady(
  args: pulumi.Output<unknown>,
  dependsOn: DependsOn,
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

/** What the SDK knows of a component. */
interface ComponentInternals extends pulumi.Resource {
  readonly __childResources?: Iterable<pulumi.Resource>;
  /** Resolved when the component is constructed. */
  readonly __data?: Promise<unknown>;
}

/** A resource of a provider, or those that a component is made of. */
async function customResourcesIn(
  resource: pulumi.Resource,
): Promise<readonly pulumi.CustomResource[]> {
  if (pulumi.CustomResource.isInstance(resource)) {
    // What stands for a resource of elsewhere has no id, although its type says so.
    return resource.id ? [resource] : [];
  }
  // Declared by the SDK for itself alone.
  const component = resource as ComponentInternals;
  await component.__data;
  const parts = await Promise.all([...(component.__childResources ?? [])].map(customResourcesIn));
  return parts.flat();
}
