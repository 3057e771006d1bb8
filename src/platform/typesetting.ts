/**
 * The door to typst: a source and its inputs become a PDF. Fonts come from a package, nothing of the system's; a source may read
 * no file but itself.
 */
import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export interface Typesetter {
  /**
   * @param at the instant that stands in the file's properties, so that the same paper gives the same bytes
   * @throws Error where the source does not compile; that is a fault of the program
   */
  pdf(source: string, inputs: Record<string, string>, at: Date): Typeset
}

export interface Typeset {
  pdf: Buffer
  pages: number
}

const STYLES = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic']

/** What is kept between two papers grows with every one: what was not used for so many of them is let go. */
const KEPT = 5

/** Loads compiler and fonts with the first paper: most starts of the program never make one. */
export function openTypesetter(): Typesetter {
  let compiler: NodeCompiler | null = null
  const load = (): NodeCompiler => {
    const fonts = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
    return NodeCompiler.create({ fontArgs: [{ fontPaths: STYLES.map((style) => path.join(fonts, style)) }] })
  }
  return {
    pdf(source, inputs, at) {
      const typst = (compiler ??= load())
      const { result } = typst.compile({ mainFileContent: source, inputs })
      if (!result) throw new Error('the source of a paper does not compile')
      const creationTimestamp = Math.floor(at.getTime() / 1000)
      const made = (pdfStandard: string): Typeset => ({
        pdf: typst.pdf(result, { pdfStandard, creationTimestamp }),
        pages: result.numOfPages,
      })
      try {
        return made('ua-1')
      } catch {
        // PDF/UA forbids signs that the font lacks. Such a sign costs the promise, not the paper.
        return made('1.7')
      } finally {
        typst.evictCache(KEPT)
      }
    },
  }
}
