import type { FactoryProvider, ValueProvider } from '@nestjs/common';

/** Where a client's module takes its options from: `{useValue}`, or `{inject, useFactory}`. */
export type OptionsSource<Options> =
  Pick<ValueProvider<Options>, 'useValue'> | Pick<FactoryProvider<Options>, 'useFactory' | 'inject'>;
