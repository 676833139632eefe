import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, type Operation } from 'rfc6902';
import { parse, parseAllDocuments } from 'yaml';

/** What every resource of Kubernetes has. */
export interface Resource {
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    namespace?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  };
}

interface Target {
  readonly kind: string;
  readonly name: string;
}

interface Kustomization {
  readonly resources: readonly string[];
  readonly namespace?: string;
  readonly images?: readonly { readonly name: string; readonly newName: string; readonly newTag: string }[];
  readonly patches?: readonly { readonly target: Target; readonly patch: string }[];
}

const KNOWN = new Set(['apiVersion', 'kind', 'resources', 'namespace', 'images', 'patches']);

/**
 * The resources of a kustomization, as `kubectl kustomize` builds them, where it uses no more than the fields above. Debian
 * has neither kustomize nor a kubectl that is new enough.
 *
 * @throws {Error} for a field that is not known here, a patch without a target, and a patch that does not apply
 */
export function kustomize(folder: string): readonly Resource[] {
  const kustomization = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8')) as Kustomization;
  const unknown = Object.keys(kustomization).filter((field) => !KNOWN.has(field));
  if (unknown.length > 0) throw new Error(`${folder}: no such field is known: ${unknown.join(', ')}`);
  const { resources, namespace, images = [], patches = [] } = kustomization;
  let built = resources.flatMap((resource) => resourcesAt(join(folder, resource)));
  for (const { target, patch } of patches) patchAll(built, target, parse(patch) as Operation[]);
  for (const { name, newName, newTag } of images) {
    const text = JSON.stringify(built).replaceAll(`"image":"${name}"`, `"image":"${newName}:${newTag}"`);
    built = JSON.parse(text) as Resource[];
  }
  if (namespace !== undefined) for (const { metadata } of built) metadata.namespace = namespace;
  return built;
}

function resourcesAt(path: string): readonly Resource[] {
  if (!existsSync(path)) throw new Error(`${path} does not exist`);
  if (statSync(path).isDirectory()) return kustomize(path);
  return parseAllDocuments(readFileSync(path, 'utf8')).map((document) => document.toJS() as Resource);
}

function patchAll(resources: readonly Resource[], target: Target, operations: readonly Operation[]): void {
  const found = resources.filter(({ kind, metadata }) => kind === target.kind && metadata.name === target.name);
  if (found.length === 0) throw new Error(`no ${target.kind} is named ${target.name}`);
  for (const resource of found) {
    const mistake = applyPatch(resource, [...operations]).find((error) => error !== null);
    if (mistake) throw mistake;
  }
}
