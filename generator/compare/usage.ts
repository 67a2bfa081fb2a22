/**
 * How programs use each exported type: what they give, what they receive.
 *
 * What functions and methods take is given, what they return is received; a type passes its use on
 * to what it is made of. Type parameters are followed, too: an argument is used as the parameter is.
 */
import ts from "typescript";
import { flipped, type Usage } from "./change.js";
import type { Declaration, Surface } from "./surface.js";
import { codeOf } from "./syntax.js";

/** How a name is used; both ways where nothing uses it, since programs may. */
export type UsageOf = (name: string) => Usage;

/** Arguments of types of the run-time that are used the other way round, by position. */
const contravariant: Readonly<Record<string, number>> = { Link: 0, WebhookHandler: 0 };

const given: Usage = { input: true, output: false, whole: true };
const received: Usage = { input: false, output: true, whole: false };
const unknownUsage: Usage = { input: true, output: true, whole: true };
/** Programs say which member they mean, or give its value; they make no whole. */
const picked: Usage = { input: true, output: false, whole: false };

/** Follows every use in the surfaces; a name that both have is used as in either. */
export function usages(surfaces: readonly Surface[]): UsageOf {
  const graph = new UsageGraph();
  for (const surface of surfaces) {
    for (const declaration of surface.declarations.values()) graph.read(declaration, surface);
  }
  return (name) => graph.usageOf(name);
}

type Follow = (usage: Usage) => void;

/** What happens to the types in a node that is used in some way. */
interface Reading {
  readonly surface: Surface;
  /** The type parameters in sight, by name, and the nodes of the graph they are. */
  readonly parameters: ReadonlyMap<string, string>;
}

class UsageGraph {
  readonly #usages = new Map<string, Usage>();
  readonly #followers = new Map<string, Follow[]>();
  readonly #picked = new Set<string>();

  usageOf(name: string): Usage {
    return this.#usages.get(name) ?? (this.#picked.has(name) ? picked : unknownUsage);
  }

  /** Types wait for being used; functions, classes and constants are used by programs. */
  read({ node, name, type, file }: Declaration, surface: Surface): void {
    const reading = { surface, parameters: new Map<string, string>() };
    // What lists can be filtered and sorted by is what programs give.
    if (file === "filters.ts") this.#picked.add(name);
    const isType = ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
    if (!isType && type === undefined) this.#use(name, received);
    if (ts.isFunctionDeclaration(node)) this.#signature(node, received, reading);
    else if (ts.isVariableDeclaration(node)) this.#visit(node.type, received, reading);
    else if (ts.isClassDeclaration(node)) this.#members(node.members, received, reading);
    else this.#typeDeclaration(name, node, reading);
    if (type !== undefined) this.#typeDeclaration(name, type, reading);
  }

  #typeDeclaration(
    name: string,
    node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration,
    outer: Reading,
  ): void {
    const own = (node.typeParameters ?? []).map(
      (each, index) => [each.name.text, `${name}<${index}>`] as const,
    );
    const reading = { ...outer, parameters: new Map(own) };
    for (const each of node.typeParameters ?? []) this.#visit(each.constraint, given, reading);
    if (ts.isTypeAliasDeclaration(node)) {
      // A handler is what programs write.
      if (isHandler(node.type, outer.surface)) this.#visit(node.type, given, reading);
      this.#follow(name, (usage) => {
        this.#visit(node.type, usage, reading);
      });
      return;
    }
    this.#follow(name, (usage) => {
      this.#members(node.members, inside(usage), reading);
      for (const clause of node.heritageClauses ?? []) {
        for (const parent of clause.types) this.#visit(parent, usage, reading);
      }
    });
  }

  /** Calls back with every use there is or will be. */
  #follow(name: string, follow: Follow): void {
    const present = this.#followers.get(name);
    if (present === undefined) this.#followers.set(name, [follow]);
    else present.push(follow);
    const known = this.#usages.get(name);
    if (known !== undefined) follow(known);
  }

  #use(name: string, usage: Usage): void {
    const known = this.#usages.get(name);
    const joined = known === undefined ? usage : joinedUsage(known, usage);
    if (known !== undefined && isSame(known, joined)) return;
    this.#usages.set(name, joined);
    for (const follow of this.#followers.get(name) ?? []) follow(joined);
  }

  #members(
    members: ts.NodeArray<ts.TypeElement | ts.ClassElement>,
    usage: Usage,
    reading: Reading,
  ): void {
    for (const member of members) {
      if (ts.isConstructorDeclaration(member)) this.#signature(member, received, reading);
      else if (isSignature(member)) this.#signature(member, usage, reading);
      else if (ts.isPropertySignature(member) || ts.isPropertyDeclaration(member)) {
        this.#visit(member.type, usage, reading);
      } else this.#children(member, usage, reading);
    }
  }

  #signature(node: ts.SignatureDeclaration, usage: Usage, outer: Reading): void {
    const own = (node.typeParameters ?? []).map((each) => [each.name.text, ""] as const);
    const reading = { ...outer, parameters: new Map([...outer.parameters, ...own]) };
    for (const each of node.typeParameters ?? []) this.#visit(each.constraint, given, reading);
    for (const { type } of node.parameters) this.#visit(type, flipped(usage), reading);
    this.#visit(node.type, usage, reading);
  }

  #visit(node: ts.Node | undefined, usage: Usage, reading: Reading): void {
    if (node === undefined) return;
    if (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) {
      this.#reference(node, usage, reading);
    } else if (ts.isTypeLiteralNode(node)) this.#members(node.members, inside(usage), reading);
    else if (ts.isFunctionTypeNode(node)) this.#signature(node, usage, reading);
    else this.#derived(node, usage, reading);
  }

  /** Types that are made of others. */
  #derived(node: ts.Node, usage: Usage, reading: Reading): void {
    if (ts.isConditionalTypeNode(node)) {
      // What is only tested is in no value.
      this.#visit(node.trueType, usage, reading);
      this.#visit(node.falseType, usage, reading);
    } else if (ts.isIndexedAccessTypeNode(node)) {
      this.#visit(node.objectType, { ...usage, whole: false }, reading);
    } else if (ts.isTypeOperatorNode(node)) this.#operator(node, usage, reading);
    else if (!ts.isTypeQueryNode(node)) this.#children(node, usage, reading);
  }

  /** Keys say nothing of the values they are keys of. */
  #operator(node: ts.TypeOperatorNode, usage: Usage, reading: Reading): void {
    if (node.operator !== ts.SyntaxKind.KeyOfKeyword) this.#visit(node.type, usage, reading);
    else if (ts.isTypeReferenceNode(node.type)) this.#picked.add(codeOf(node.type.typeName));
  }

  #children(node: ts.Node, usage: Usage, reading: Reading): void {
    ts.forEachChild(node, (child) => {
      this.#visit(child, usage, reading);
    });
  }

  #reference(
    node: ts.TypeReferenceNode | ts.ExpressionWithTypeArguments,
    usage: Usage,
    reading: Reading,
  ): void {
    const { surface, parameters } = reading;
    const written = ts.isTypeReferenceNode(node) ? node.typeName : node.expression;
    const name = ts.isIdentifier(written) ? written.text : "";
    const parameter = parameters.get(name);
    if (parameter !== undefined) {
      if (parameter !== "") this.#use(parameter, usage);
      return;
    }
    const declaration = surface.declarations.get(name);
    if (declaration === undefined) {
      this.#runtimeArguments(node, usage, { ...reading, name });
      return;
    }
    this.#use(name, usage);
    argumentsOf(node, declaration).forEach((argument, index) => {
      this.#follow(`${name}<${index}>`, (own) => {
        this.#visit(argument, own, reading);
      });
    });
  }

  #runtimeArguments(
    { typeArguments }: ts.NodeWithTypeArguments,
    usage: Usage,
    { name, ...reading }: Reading & { readonly name: string },
  ): void {
    const position = contravariant[reading.surface.runtimeNames.get(name) ?? ""];
    typeArguments?.forEach((argument, index) => {
      this.#visit(argument, index === position ? flipped(usage) : usage, reading);
    });
  }
}

/** The arguments of a reference, with defaults for those that are not there. */
function argumentsOf(
  { typeArguments = ts.factory.createNodeArray() }: ts.NodeWithTypeArguments,
  { node, type }: Declaration,
): readonly ts.TypeNode[] {
  const declared = type ?? node;
  const parameters = ts.isVariableDeclaration(declared) ? [] : (declared.typeParameters ?? []);
  return parameters.flatMap((parameter, index) => typeArguments[index] ?? parameter.default ?? []);
}

function isHandler(type: ts.TypeNode, { runtimeNames }: Surface): boolean {
  return (
    ts.isTypeReferenceNode(type) &&
    ts.isIdentifier(type.typeName) &&
    runtimeNames.get(type.typeName.text) === "WebhookHandler"
  );
}

function isSignature(
  member: ts.TypeElement | ts.ClassElement,
): member is ts.MethodSignature | ts.MethodDeclaration | ts.CallSignatureDeclaration {
  return (
    ts.isMethodSignature(member) ||
    ts.isMethodDeclaration(member) ||
    ts.isCallSignatureDeclaration(member)
  );
}

/** A member of what programs give is given whole, even where they only name the member. */
function inside(usage: Usage): Usage {
  return { ...usage, whole: usage.input };
}

function joinedUsage(left: Usage, right: Usage): Usage {
  return {
    input: left.input || right.input,
    output: left.output || right.output,
    whole: left.whole || right.whole,
  };
}

function isSame(left: Usage, right: Usage): boolean {
  return left.input === right.input && left.output === right.output && left.whole === right.whole;
}
